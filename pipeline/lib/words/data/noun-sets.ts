import { wordSet } from "./word-set.ts";

/** Words after which an adjective does not describe what is seen: "a little bit", "a long time". */
export const NOT_DESCRIBED = wordSet(`
  bit time while way moment day night one year amount amounts number part distance lot video footage clip scene shot
  angle view
`);

/** Things whose colour is that of their kind. */
export const NATURALLY_COLOURED = wordSet(`
  grass tree trees sky water snow scene leaf leaves plant plants bush bushes field forest yard lawn area
  land waters vegetables light desert river lake ocean sea mountain hill sunset fire beach sand
`);

/** Words that fit one gender only: with them a change of gender makes no sense. */
export const GENDERED = wordSet(`
  beard mustache bikini dress skirt makeup lipstick mascara bra gown pregnant blouse wife husband
  girlfriend boyfriend bride groom shirtless topless hijab heel sari saree eyeliner
`);

/** Classes of things of which a room holds several, so that "the" one may become two. */
export const SEVERAL_AT_HAND = wordSet(`
  opening storage drinkware carrier dishware reading linen snack fruit top headwear stationery picture
  toy ball
`);

/** Words for a person that take no article. */
export const NAMELESS = wordSet("someone somebody everyone anyone");

/** Things of which a picture has one. */
export const UNIQUE = wordSet("floor ground ceiling ocean sea roof wall grass snow sand stage");

/** Body parts of which there is one, and names for those that come in pairs are plural: "her hair" and "her eye" do not match. */
export const SINGLE_PARTS = wordSet(`
  hair face head nose mouth neck back chest stomach chin forehead waist belly tongue beard mustache lap
  skin
`);

/** What everything stands on: a wall or a fence does not do its service. */
export const GROUND = wordSet("floor ground");

/** What is around whatever is filmed. */
export const AROUND = wordSet("floor ground wall ceiling");

/** Things that are named as a viewpoint or a rule, not as something seen. */
export const NOT_SEEN = wordSet("camera drink light food screen");

/** What is about everywhere, and words so general that they may be true of what is shown. */
export const NEVER_DRAWN = wordSet(
  "camera, top, light, screen, clothes, outfit, costume, uniform, gear, leotard, courtroom, ground, podium, cutting board, dinner, lunch, breakfast, meal",
);

/** Parts that a gesture or a viewpoint needs whatever happens: replacing them says nothing visible. */
export const HELD_WITH = wordSet("hand back lap mouth arm shoulder finger palm head face hair");

/** Words that speak of a man or boy. */
export const MALE = wordSet("man guy boy gentleman male father dad husband son brother he his him");

/** Clothes that few men wear. */
export const WOMENS = wordSet(`
  dress, skirt, gown, bikini, blouse, tutu, tiara, high heel, wedding dress, hijab, veil, headscarf,
  crop top, leotard
`);

/** Worn over others: whoever wears one may be seen in what is worn under it, too. */
export const OVERWEAR = wordSet(`
  suit, jacket, coat, sweater, hoodie, sweatshirt, vest, cardigan, blazer, raincoat, robe, bathrobe, apron, tuxedo, overalls,
  lab coat, life jacket, life vest, leather jacket, denim jacket, poncho, uniform, costume, outfit
`);

/** Worn under others. */
export const UNDERWEAR = wordSet("shirt, t-shirt, tank top, blouse, polo shirt, crop top, turtleneck, underwear, leotard, dress");

/** Worn from head to foot: nobody wears trousers besides. */
export const WHOLE_DRESS = wordSet(`
  suit, dress, gown, leotard, jumpsuit, robe, bathrobe, kimono, swimsuit, wetsuit, wet suit, bathing suit, wedding dress, tuxedo,
  overalls
`);

/** Parts of arms and of legs: what is said of one is mostly true of those beside it. */
export const LIMBS = [
  "hand,arm,finger,thumb,wrist,elbow,palm,shoulder,knuckle,bicep,fingernail,nail",
  "leg,foot,knee,ankle,toe,heel,thigh,toenail,hip,lap",
].map(wordSet);

/** Settings so large that what happens in a yard or a room does not fill them. */
export const WIDE_PLACES = wordSet("city town village mountain desert forest jungle woods canyon valley island ocean sea");

/** What nothing liquid stays in. */
export const LEAKY = wordSet("basket,crate,box,bag,sack,net,hamper,cart,laundry basket,purse,backpack");

/** What liquids are kept in. */
export const WATERTIGHT = wordSet("bucket,pail,bowl,tub,sink,cup,glass,mug,pot,pan,jar,jug,bottle,basin,blender,pitcher");

/** Heads that belong to the thing named before them: "car door", "refrigerator handle". */
export const OF_WHOLES = wordSet(`
  door window doorknob knob handle lid doorway drawer floor wall roof ceiling wheel engine hood bumper
  shelf top bottom edge counter sink mirror entrance step steps stairs leg arm sleeve pocket
  button zipper
`);

/** Classes of things with an inside. */
export const HOLLOW = wordSet("storage carrier bin coldstore drinkware appliance car");

/** Classes of things that a person can be under or on, not only a thing. */
export const ROOMY = wordSet("surface bed plant structure");

/** Classes of things of which a room has one: two of them at hand are never seen. */
export const ONE_A_ROOM = wordSet("coldstore appliance bed fixture room outdoor waters venue");

/** Places besides rooms that people have of their own. */
export const OWNED = wordSet(`
  yard garden backyard driveway house apartment studio shop store cabin tent lawn pool
  car boat van truck
`);

/** Where things are bought. */
export const SHOPS = wordSet(`
  store, shop, supermarket, market, grocery store, mall, shopping mall, bakery, clothing store,
  toy store, bookstore, hardware store, pharmacy
`);

/** Things that are about wherever people are, named or not: only that they take part can be denied. */
export const ABOUT = wordSet(`
  door window floor wall table chair bed sofa couch desk shelf counter cabinet cupboard light room
  doorway stair mirror closet pillow blanket paper book clothes shoe bag box food cup glass dish towel
  phone ceiling doorknob
`);

/** Ways on level ground: who walks up the street walks down it as well. */
export const LEVEL_WAYS = wordSet(`
  street road sidewalk path pathway lane alley hallway corridor aisle highway driveway track trail runway
  court field beach shore river
`);

/** Words for a person of whom nothing else is said. */
export const ANYONE = wordSet("person someone somebody individual");

/** Things worn in pairs: nobody speaks of one of them. */
export const WORN_IN_PAIRS = wordSet(`
  shoe, sneaker, boot, sock, slipper, sandal, glove, mitten, flip-flop, high heel, earring, stocking, ice skate,
  roller skate, ski boot, running shoe, tennis shoe, cowboy boot, flipper, cleat
`);

/** What other things stand in: being in one says nothing against being on a chair. */
export const BUILT = wordSet("building tower shed gazebo scaffold greenhouse booth hut barn");

/** Boards and the like, by where they are ridden, and ropes: none stands for one of another sort. */
export const SORTS = [
  "surfboard,paddleboard,wakeboard,boogie board,water ski,inner tube",
  "snowboard,sled,ski,toboggan",
  "skateboard,longboard,scooter,rollerblade,hoverboard",
  "rope,jump rope,resistance band",
  "horse,pony,donkey,mule,camel",
  "doll,teddy bear,puppet,stuffed animal,action figure",
  "carpet,rug,mat,yoga mat,curtain",
  "cake,cupcake,muffin,brownie,pie,donut,doughnut,croissant,macaron,pastry,birthday cake,wedding cake,cheesecake,bagel",
  "balance beam,pommel horse,parallel bars,uneven bars,climbing wall,vault",
  "springboard,diving board",
  "monkey bars,slide,swing,seesaw",
  "exercise bike,elliptical,rowing machine,stationary bike",
  "elevator,escalator,cable car",
  "contact lens",
  "javelin,spear,shot put,discus",
  "arrow",
  "boomerang",
  "dart",
  "trampoline",
  "hot air balloon,parachute,glider,rocket,spaceship,helicopter",
].map(wordSet);

/** Things with a door of their own: who opens them opens a door. */
export const WITH_DOORS = wordSet(`
  refrigerator, fridge, freezer, cabinet, cupboard, closet, wardrobe, oven, microwave, dishwasher, washer, dryer,
  washing machine, locker, car, truck, van, garage, room, elevator, doorway, entrance, gate
`);

/** Things that are what their wood is. */
export const OF_WOOD = wordSet("log branch twig stick plank board tree stump firewood window");

/** Places that hold rooms: being in one says nothing against being in a room of it. */
export const DWELLINGS = wordSet(`
  house, apartment, home, hotel, cabin, school, building, mansion, studio, hotel room, basement, gym, restaurant
`);

/** Places that one is on, and not in. */
export const STOOD_ON = wordSet(`
  dock pier bridge sidewalk stage rooftop slope hill path trail track highway beach shore cliff court
`);

/** Places of the body where one thing is worn at a time: a cap says nothing against a mask. */
export const WORN_AT = [
  `hat, cap, helmet, beanie, headband, bandana, turban, hood, wig, crown, baseball cap, tiara, sombrero, straw hat, cowboy hat,
  hijab, headscarf, visor, santa hat, hairnet, chef hat, swim cap`,
  "mask, face mask, gas mask, veil, blindfold",
  "scarf, tie, bow tie, necklace, lei",
  "goggles, sunglasses",
  "glove, mitten",
  "watch, bracelet, wristband, wristwatch",
  "swimsuit, bikini, bathing suit, wetsuit, wet suit, swim trunks",
].map(wordSet);

/** Venues by what people do there. */
export const VENUES = [
  `gym, gymnasium, stadium, arena, court, field, tennis court, basketball court, volleyball court, soccer field, football field, baseball field,
  ice rink, rink, skating rink, dance studio, dance floor`,
  "restaurant, cafe, bar, nightclub, coffee shop, bakery, casino",
  `store, shop, mall, supermarket, market, grocery store, shopping mall, clothing store, toy store, bookstore, hardware store,
  pharmacy`,
  "museum, theater, church, temple, gallery, art gallery, cathedral, mosque, shrine, castle, palace, library, aquarium, stage",
  "salon, barber shop, hair salon, beauty salon, spa, tattoo parlor",
  "warehouse, factory, barn, stable, greenhouse, garage, fire station, gas station",
  "hotel, apartment, house, cabin, tent",
  "school, classroom, auditorium, courtroom, library",
  "airport, train station, bus station",
].map(wordSet);

/** Rooms that nobody has of their own. */
export const SHARED_ROOMS = wordSet("lobby, conference room, waiting room, locker room, changing room, dressing room, hall");

/** Settings that one is on, among rooms and venues. */
export const OPEN_VENUES = wordSet(`
  stage, court, tennis court, basketball court, volleyball court, soccer field, football field, baseball field, dance floor, ice rink,
  rink, skating rink, ring, boxing ring, wrestling ring, balcony, porch, patio, race track, racetrack
`);

/** Classes of things that one moves on: beside them nobody does what is done on them. */
export const MOVED_ON = wordSet("gymgear board boat cycle transit material");

/** Classes of things that others are put on, into or by. */
export const HOLDING = wordSet("surface seat bed storage structure fixture bin carrier coldstore appliance drinkware dishware");
