import type { NounGroups } from "./noun-groups.ts";

/** Living things and places. Marks: `~` no plural, `=` plural only, `word/plural` irregular, `_` joins words. */
export const WORLD_NOUNS: NounGroups = {
  adult: `man/men woman/women lady/ladies guy gentleman/gentlemen male female husband wife/wives mother father mom dad grandmother
    grandfather bride groom adult grandma grandpa aunt uncle`,
  child: `boy girl child/children kid baby/babies toddler infant teenager teen daughter son brother sister youth twin`,
  person: `person/people someone individual human friend somebody everyone stranger partner neighbor couple pair one other others=
    anyone`,
  group: `team crowd group audience family/families class band crew choir`,
  role: `chef dancer gymnast athlete player coach/coaches referee singer musician drummer guitarist teacher student doctor nurse
    dentist barber hairdresser stylist waiter waitress/waitresses bartender mechanic painter plumber cook artist magician clown
    juggler acrobat skier snowboarder surfer skateboarder skater swimmer diver runner cyclist biker climber wrestler boxer
    fighter cheerleader ballerina goalie goalkeeper pitcher batter golfer bowler rider jockey cowboy farmer gardener worker
    soldier police_officer policeman/policemen officer firefighter fireman/firemen security_guard guard pilot driver passenger
    reporter journalist newscaster anchor host hostess/hostesses interviewer announcer commentator narrator vlogger blogger
    youtuber president politician actor actress/actresses model photographer cameraman/cameramen director judge lawyer priest monk
    santa_claus tourist traveler hiker camper fisherman/fishermen hunter sailor customer shopper salesman/salesmen vendor cashier
    tattoo_artist makeup_artist instructor trainer scientist engineer princess/princesses queen king pirate superhero mascot
    kayaker paddler rower fencer archer bull_fighter matador spectator fan contestant competitor opponent performer
    conductor tailor butcher baker welder builder construction_worker groomer veterinarian lifeguard patient dealer jumper
    bullfighter scuba_diver sumo_wrestler street_performer flight_attendant weatherman/weathermen broadcaster videographer`,
  pet: `dog cat puppy/puppies kitten rabbit hamster parrot goldfish/goldfish guinea_pig bunny/bunnies turtle lizard poodle`,
  farm: `horse cow goat sheep/sheep pig chicken duck donkey bull camel llama calf/calves rooster pony/ponies lamb goose/geese mule ox/oxen
    hen`,
  wild: `elephant lion tiger bear monkey deer/deer wolf/wolves fox/foxes zebra giraffe snake crocodile alligator kangaroo panda gorilla
    squirrel leopard cheetah hippo rhino moose/moose ram koala raccoon sloth seal sea_lion otter frog bat buffalo/buffalo hyena`,
  bird: `bird eagle owl penguin pigeon seagull swan flamingo ostrich/ostriches peacock crow hawk pelican`,
  sea: `fish/fish shark whale dolphin octopus/octopuses jellyfish/jellyfish crab lobster starfish/starfish stingray sea_turtle eel`,
  insect: `bee butterfly/butterflies spider ant beetle fly/flies worm caterpillar dragonfly/dragonflies mosquito/mosquitoes snail
    bug`,
  plant: `tree flower bush/bushes plant hedge vine rose cactus/cactuses palm_tree bamboo~ tulip sunflower shrub potted_plant
    fern pine_tree seedling bonsai`,
  room: `kitchen bedroom bathroom living_room garage basement hallway office closet pantry laundry_room dining_room attic
    study recreation_room rec_room den nursery home_office entryway hall foyer game_room mudroom walk-in_closet
    dorm_room balcony/balconies porch/porches patio conference_room lobby/lobbies waiting_room locker_room changing_room workshop
    hotel_room studio locker-room dressing_room`,
  outdoor: `beach/beaches park forest mountain field garden yard backyard lawn street road sidewalk driveway parking_lot playground
    desert hill         trail path highway bridge pier dock farm meadow
    jungle island canyon valley cliff campsite courtyard alley/alleys woods= plaza marina ski_slope slope 
    cave vineyard ranch pasture golf_course rooftop shore tunnel campground mall_parking_lot zoo front_yard   countryside
    track riverbank sand_pit sandbox skate_park city_street town village city/cities`,
  waters: `river lake ocean sea pool swimming_pool pond waterfall stream creek bay/bays harbor`,
  venue: `gym gymnasium restaurant store shop mall supermarket market grocery_store cafe bar nightclub hotel hospital airport
    school classroom library/libraries church/churches temple museum theater stadium arena court tennis_court basketball_court
    volleyball_court soccer_field football_field baseball_field ice_rink rink ring bowling_alley skating_rink stage
    concert salon barber_shop hair_salon dance_studio dance_floor recording_studio warehouse factory/factories
    barn stable train_station bus_station gas_station fire_station police_station casino courtroom auditorium
    art_gallery gallery/galleries bakery/bakeries coffee_shop cinema bank post_office tattoo_parlor news_studio courthouse
    shopping_mall amusement_park theme_park water_park circus aquarium greenhouse shrine palace castle cathedral mosque
    boxing_ring wrestling_ring banquet_hall conference_hall music_studio tent apartment house cabin wine_cellar
    spa beauty_salon clothing_store toy_store bookstore hardware_store pharmacy/pharmacies laundromat
    locker_room archery_range shooting_range skyscraper racetrack race_track`,
  ridespace: `car bus/buses train airplane plane taxi boat truck subway elevator limousine van tram helicopter ship cruise_ship`,
  structure: `wall fence roof floor ceiling building tower ground fountain statue gazebo chimney scaffold shed stairs= staircase stairway
    step ladder escalator bleachers= pillar net goal hoop swing_set`,
};
