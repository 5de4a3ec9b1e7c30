import type { NounGroups } from "./noun-groups.ts";

/** Things for sport, play, music, work and travel. Marks: `~` no plural, `=` plural only, `word/plural` irregular, `_` joins words. */
export const PLAY_NOUNS: NounGroups = {
  ball: `ball soccer_ball basketball football tennis_ball volleyball baseball golf_ball beach_ball bowling_ball
    ping_pong_ball rugby_ball softball kickball exercise_ball dodgeball croquet_ball pool_ball water_balloon snowball`,
  projectile: `frisbee javelin disc discus/discuses shot_put dart arrow boomerang puck shuttlecock horseshoe
    paper_airplane spear`,
  bat: `bat racket racquet paddle hockey_stick golf_club lacrosse_stick baseball_bat tennis_racket cue mallet baton
    cricket_bat croquet_mallet stick pool_cue bow pole nunchuck sword fencing_sword ping_pong_paddle club`,
  board: `surfboard skateboard snowboard paddleboard wakeboard boogie_board longboard sled ski scooter rollerblade
    toboggan water_ski hoverboard inner_tube`,
  gymgear: `balance_beam trampoline pommel_horse mat hoop hula_hoop jump_rope dumbbell barbell weight exercise_bike
    punching_bag elliptical rowing_machine parallel_bars= uneven_bars= springboard diving_board kettlebell
    rope stilts= swing slide seesaw monkey_bars= climbing_wall vault stationary_bike resistance_band pull-up_bar`,
  toy: `toy doll teddy_bear kite balloon puzzle rubik's_cube yo-yo lego puppet stuffed_animal toy_car toy_truck
    remote_control_car slinky spinning_top action_figure blocks= pinata jigsaw_puzzle water_gun bubble_wand frisbee`,
  game: `chess~ poker~ checkers~ cards= dominoes= billiards~ bingo~ foosball~ monopoly~ hopscotch~ hide-and-seek~
    board_game card_game`,
  sport: `soccer~ tennis~ volleyball~ hockey~ golf~ rugby~ cricket~ lacrosse~ badminton~ softball~ polo~ ping_pong~
    table_tennis~ water_polo~ dodgeball~ beach_volleyball~ squash~ racquetball~ croquet~ curling~ paintball~ shuffleboard~
    field_hockey~ ice_hockey~ kickball~ beer_pong~ bowling~ basketball~ baseball~ football~`,
  instrument: `guitar piano violin drum flute saxophone trumpet harmonica accordion cello harp clarinet ukulele banjo
    bagpipes= trombone tambourine keyboard bass_guitar electric_guitar acoustic_guitar drum_set bongo xylophone cymbal tuba
    maraca electric_keyboard bongo_drum drum_kit recorder mandolin french_horn`,
  handtool: `hammer screwdriver wrench/wrenches drill saw axe shovel rake hoe ladder pliers= scissors= chainsaw chisel
    paint_roller sander crowbar lawn_mower lawnmower weed_whacker hedge_trimmer pitchfork pickaxe nail_gun tape_measure jack
    putty_knife trowel sandpaper~ welder blowtorch/blowtorches soldering_iron scraper razor_blade sharpener needle
    knitting_needle sickle spray_can sprinkler watering_can pocket_knife chopping_knife`,
  material: `wood~ brick tile log board plank stone rock nail screw bolt rope~ wire string yarn~ fabric~ leather~ cardboard~
    gravel~ sand~ snow~ mud~ dirt~ hay~ grass~ metal~ glass~ clay~ firewood~ thread~ ribbon wrapping_paper~ paper~ foil~
    plywood~ branch/branches leaf/leaves twig`,
  cycle: `bicycle bike motorcycle scooter tricycle unicycle motorbike moped dirt_bike mountain_bike bmx_bike`,
  car: `car truck van taxi jeep pickup_truck suv limousine fire_truck police_car ambulance tractor golf_cart
    race_car go-kart bumper_car minivan sports_car atv dump_truck bulldozer forklift snowmobile snowplow rv
    garbage_truck convertible four_wheeler quad_bike`,
  transit: `bus/buses train subway airplane plane helicopter jet tram trolley ferry/ferries cruise_ship rocket cable_car
    hot_air_balloon spaceship escalator elevator ship glider parachute`,
  boat: `boat canoe kayak raft sailboat speedboat yacht rowboat jet_ski motorboat gondola surf_ski paddle_boat lifeboat`,
  carriage: `stroller carriage wagon rickshaw chariot trailer sleigh`,
  vehiclepart: `wheel tire windshield hood bumper seat_belt steering_wheel handlebar dashboard headlight engine
    backseat sunroof tailgate license_plate rim hubcap windshield_wiper pedal brake chain saddle`,
  weapon: `gun rifle bow_and_arrow cannon pistol shotgun slingshot bomb paintball_gun`,
  celebration: `christmas_tree present gift wreath/wreaths firework ornament bouquet confetti~ party_hat trophy/trophies medal
    flag banner ribbon christmas_lights= streamer gift_box certificate sparkler jack-o-lantern sign`,
  container_part: `lid handle cork label cap zipper button strap pocket sleeve collar buckle shoelace lace hinge latch
    keyhole drawer cushion spout rim`,
};
