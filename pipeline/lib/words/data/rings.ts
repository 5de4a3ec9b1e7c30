/**
 * Nouns that annotators use for the same thing, or for things no viewer could tell apart in a video: one ring a line.
 * A word never replaces another of its ring.
 */
export const NOUN_RINGS = `
couch sofa loveseat armchair recliner futon
table desk counter countertop kitchen_counter kitchen_table dining_table tabletop coffee_table end_table side_table nightstand workbench
shelf shelves bookshelf bookcase rack ledge mantel
cabinet cupboard closet wardrobe pantry dresser drawer locker chest
refrigerator fridge freezer frig cooler
stove oven grill fireplace furnace
washer dryer washing_machine dishwasher
washer washing_machine laundry laundry_room
tv television monitor television_screen screen
television movie video show
phone cellphone cell_phone smartphone iphone mobile mobile_phone cell telephone camera
laptop computer notebook keyboard
tablet ipad e-reader phone screen
video_game game game_console game_controller controller
video_game computer television
camera video_camera camcorder webcam drone
book textbook novel notebook cookbook magazine comic_book bible dictionary journal diary
homework book notebook paper work paperwork study
letter envelope paper note postcard card mail
magazine newspaper paper newspaper_article catalog brochure flyer
picture photo photograph painting portrait poster drawing picture_frame frame sketch selfie mural art
glass cup mug tumbler goblet wine_glass beer drink shot_glass
cup coffee_cup teacup coffee_mug mug paper_cup plastic_cup
bottle water_bottle flask thermos can jug pitcher carafe soda_can beer_bottle wine_bottle
plate dish bowl platter saucer tray
pan pot skillet frying_pan saucepan wok
bowl mixing_bowl dish salad_bowl
bag sack backpack purse handbag tote plastic_bag paper_bag grocery_bag shopping_bag satchel bookbag pouch gym_bag duffel_bag wallet gift_bag
suitcase luggage briefcase trunk baggage
box carton crate package container cardboard_box parcel case
basket hamper laundry_basket bin
box bin
bucket pail tub
trash_can garbage_can bin trash_bin wastebasket dumpster trash garbage
broom mop duster sweeper brush
vacuum vacuum_cleaner
towel rag cloth washcloth napkin tissue paper_towel dishcloth bath_towel beach_towel handkerchief kleenex clothes
towel blanket sheet
blanket quilt comforter duvet sheet bedsheet linen throw bedding
pillow cushion pillowcase
rug carpet mat floor
sink faucet bathtub tub basin
toilet bathroom
lamp light lightbulb light_bulb bulb lantern spotlight
flashlight torch light
shoe boot sneaker sandal slipper footwear running_shoe tennis_shoe cleat high_heel
hat cap beanie hood helmet straw_hat cowboy_hat baseball_cap santa_hat sombrero
shirt t-shirt top blouse tank_top sweater sweatshirt hoodie jersey crop_top polo_shirt
jacket coat sweater hoodie sweatshirt cardigan vest blazer suit leather_jacket denim_jacket
life_jacket life_vest vest
dress gown skirt costume outfit
pants jeans trousers leggings sweatpants
clothes clothing laundry outfit shirt jacket
wetsuit wet_suit
bathing_suit swimsuit bikini swim_trunks shorts
robe bathrobe
uniform jersey costume
pier dock harbor marina
bracelet watch wristwatch wristband
scarf shawl bandana headscarf hijab
mask face_mask gas_mask
glasses sunglasses goggles eyeglasses
doorway door entrance entryway threshold archway frame hallway
door gate front_door garage_door sliding_door
window glass
door doorknob knob handle
hallway hall entryway corridor foyer doorway lobby
stairs staircase stairway stairwell step
garage workshop basement
living_room den family_room lounge room recreation_room rec_room
recreation_room rec_room game_room
office study home_office
bedroom bed
sandwich burger hamburger cheeseburger bread food toast
cookie cracker biscuit snack
chips snack
cake pastry cupcake pie birthday_cake wedding_cake muffin
soup stew ramen porridge
pasta noodles spaghetti macaroni
cereal oatmeal
donut doughnut bagel
french_fries fries
coffee tea espresso latte cappuccino cup cocoa hot_chocolate
soda cola coke juice pop
beer wine alcohol liquor whiskey champagne
water drink
medicine pill vitamin aspirin drug
lotion cream sunscreen face_cream foundation moisturizer
makeup foundation lipstick
soap shampoo detergent
hair_dryer blow_dryer
brush hairbrush comb paintbrush makeup_brush
razor electric_razor trimmer shaver
knife pocket_knife blade cutting
bicycle bike cycle
motorcycle motorbike moped dirt_bike scooter bike
car suv jeep taxi van vehicle minivan sports_car race_car convertible
truck pickup_truck van
head hair face forehead ear
hand arm finger wrist palm elbow
foot leg toe ankle knee thigh heel
face eye nose mouth chin cheek skin forehead lip beard mustache eyebrow
mouth lip tooth tongue
back shoulder neck
stomach belly waist chest hip
nail finger hand toe
hair ponytail braid bun curl bob fringe dreadlock mohawk
beard mustache chin
boat ship yacht sailboat motorboat speedboat rowboat
canoe kayak raft boat
surfboard board paddleboard wakeboard boogie_board
skateboard board longboard
airplane plane jet aircraft
train subway tram
man guy male gentleman men
woman lady female women
boy kid child son brother
girl kid child daughter sister
baby toddler infant child
child kid boy girl teenager
dad father
mom mother
mother woman
father man
chef cook
reporter journalist newscaster anchor broadcaster news_anchor interviewer
vlogger blogger youtuber
teacher instructor coach trainer
crowd audience spectator fan
team group players player
stylist hairdresser barber groomer
actor actress
police_officer officer policeman cop guard security_guard
firefighter fireman
athlete player gymnast runner
dancer ballerina cheerleader performer
wrestler fighter boxer
race runner
puppy dog
kitten cat
rabbit bunny
bull cow calf buffalo ox
rooster chicken hen
duck goose
pony horse donkey mule
ball soccer_ball basketball football tennis_ball volleyball baseball
frisbee disc
racket racquet paddle tennis_racket ping_pong_paddle
bat stick club baseball_bat baton
pole stick rod
paddle oar pole
weight barbell dumbbell kettlebell
rope jump_rope string
hoop hula_hoop
guitar electric_guitar acoustic_guitar bass_guitar ukulele
piano keyboard electric_keyboard organ
drum drum_set bongo drum_kit bongo_drum cymbal
violin cello fiddle viola
trumpet horn trombone tuba french_horn
flute clarinet recorder
gym gymnasium
field soccer_field football_field lawn grass yard park baseball_field
yard backyard garden lawn front_yard
street road sidewalk highway driveway parking_lot city_street alley path city town
forest woods jungle trees
hill mountain slope cliff ski_slope
river lake ocean sea stream pond water waterfall creek bay
beach sand shore ocean sea
pool swimming_pool water
store shop supermarket grocery_store mall market clothing_store shopping_mall boutique
restaurant cafe bar coffee_shop diner kitchen
ice_rink rink skating_rink
court basketball_court tennis_court volleyball_court gym
stage theater auditorium
stadium arena field
salon barber_shop hair_salon beauty_salon
house home building apartment
hotel building
church temple cathedral shrine mosque
town city village
tree bush plant shrub hedge
flower plant rose bouquet tulip sunflower
wall fence building
floor ground rug carpet
snow ice
leaf leaves plant
christmas_tree tree
present gift box
flag banner sign
hose pipe
axe hatchet
lawn_mower lawnmower mower
shovel spade
mat gym floor
trail path track road
trampoline mat
piece slice
slice cut
ice snow
`;

/** Words that stand for a whole class: "food" is true wherever a sandwich is. Left: the general word; right: classes or words under it. */
export const NOUN_HYPERNYMS = `
food: @dish @snack @fruit @vegetable @ingredient
meal: @dish @vegetable
snack: @snack @fruit @dish
dinner: @dish
lunch: @dish
breakfast: @dish
groceries: @dish @snack @fruit @vegetable @ingredient
fruit: @fruit
vegetable: @vegetable
ingredient: @ingredient @vegetable
beverage: @drink
drink: @drink
liquid: @drink @substance
alcohol: beer wine whiskey vodka champagne cocktail rum tequila liquor gin
dessert: @snack
dishes: @dishware @drinkware @utensil
silverware: @utensil
utensil: @utensil
container: @drinkware @dishware @carrier @bin
clothes: @top @bottom @headwear @footwear @linen
clothing: @top @bottom @headwear @footwear
outfit: @top @bottom @headwear @footwear
laundry: @top @bottom @linen
linen: @linen
bedding: @linen
furniture: @seat @bed @surface @storage
chair: @seat
seat: @seat
appliance: @appliance @coldstore
device: @device @appliance
electronics: @device
screen: television tv computer laptop tablet ipad monitor phone
vehicle: @car @transit @cycle @boat @carriage
animal: @pet @farm @wild @bird @sea @insect
pet: @pet
instrument: @instrument
tool: @handtool @cleaner
toy: @toy @ball
equipment: @gymgear @handtool @bat
weapon: @weapon @handtool
game: @game @sport video_game
sport: @sport
ball: @ball
board: @board
boat: @boat
bag: @carrier
hat: @headwear
plant: @plant
makeup: @makeup
cosmetics: @makeup
product: @makeup @toiletry @medicine
jewelry: @accessory
room: @room
building: @venue
water: river lake ocean sea pool swimming_pool pond
person: @adult @child @role @group
people: @adult @child @role @group
someone: @adult @child @role
somebody: @adult @child @role
individual: @adult @child @role
human: @adult @child @role
adult: @adult @role
furniture: shelf table chair bed
paper: @reading @picture @stationery
stuff: @any
item: @any
object: @any
thing: @any
something: @any
everything: @any
belongings: @any
supplies: @any
materials: @any
`;
