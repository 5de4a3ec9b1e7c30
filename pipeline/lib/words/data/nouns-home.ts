import type { NounGroups } from "./noun-groups.ts";

/** Things of a household. Marks: `~` no plural, `=` plural only, `word/plural` irregular, `_` joins words. */
export const HOME_NOUNS: NounGroups = {
  seat: `chair sofa couch armchair stool bench recliner rocking_chair highchair hammock beanbag ottoman loveseat
    folding_chair office_chair lawn_chair bar_stool wheelchair`,
  bed: `bed crib cot bunk mattress air_mattress`,
  surface: `table desk counter shelf/shelves dresser nightstand countertop coffee_table dining_table bookshelf/bookshelves
    workbench end_table side_table picnic_table ledge mantel windowsill bookcase rack podium kitchen_counter tabletop
    kitchen_table vanity cutting_board`,
  storage: `cabinet cupboard closet wardrobe pantry drawer locker chest filing_cabinet medicine_cabinet trunk safe mailbox
    toolbox lunchbox`,
  opening: `door window gate front_door garage_door sliding_door back_door screen_door shutter hatch`,
  passage: `doorway entrance entryway doorstep archway`,
  coldstore: `refrigerator fridge freezer cooler`,
  appliance: `stove oven microwave washer dryer dishwasher toaster blender mixer kettle coffee_maker washing_machine
    juicer toaster_oven food_processor grill fan heater air_conditioner radiator sewing_machine vending_machine treadmill
    printer copier furnace fireplace slow_cooker rice_cooker`,
  cleaner: `broom mop vacuum sponge duster dustpan rag cloth squeegee vacuum_cleaner brush scrubber leaf_blower
    scrub_brush paper_towel hose pressure_washer dishcloth washcloth`,
  fixture: `sink toilet bathtub tub shower faucet doorknob knob light_switch switch mirror chandelier ceiling_fan
    fire_alarm towel_rack thermostat doorbell railing banister`,
  linen: `laundry~ blanket pillow sheet towel curtain rug quilt cushion comforter mat bedsheet tablecloth napkin carpet
    bath_towel beach_towel yoga_mat sleeping_bag duvet pillowcase`,
  light: `light lamp flashlight candle lantern torch/torches lightbulb light_bulb bulb spotlight chandelier`,
  bin: `trash_can garbage_can bin trash_bin wastebasket recycling_bin dumpster hamper laundry_basket`,
  carrier: `bag box/boxes basket backpack suitcase purse bucket handbag briefcase grocery_bag paper_bag plastic_bag
    shopping_bag duffel_bag tote gym_bag satchel luggage~ crate bin wallet pouch/pouches sack shopping_cart cart
    wheelbarrow cardboard_box bookbag picnic_basket gift_bag fanny_pack cooler`,
  drinkware: `cup glass/glasses bottle mug can thermos/thermoses wine_glass pitcher goblet water_bottle teacup
    coffee_cup jug flask paper_cup plastic_cup shot_glass soda_can tumbler carafe coffee_mug beer_bottle wine_bottle teapot
    coconut_shell`,
  dishware: `plate bowl pan pot tray saucer skillet dish/dishes saucepan frying_pan wok baking_sheet platter casserole
    baking_dish mixing_bowl cookie_sheet lunch_box jar container carton tupperware~ cake_pan bread_pan salad_bowl`,
  utensil: `fork knife/knives spoon spatula ladle whisk chopstick tongs= rolling_pin peeler grater can_opener
    bottle_opener corkscrew measuring_cup strainer colander scoop straw toothpick skewer butter_knife/butter_knives
    wooden_spoon ice_cream_scoop pizza_cutter`,
  device: `phone laptop camera tablet computer television tv cellphone cell_phone smartphone ipad remote monitor
    video_game game_console game_controller joystick radio stereo speaker projector keyboard headphones= earphones= camcorder
    video_camera iphone game_boy record_player cd_player walkie-talkie calculator e-reader webcam microphone megaphone
    remote_control tripod drone typewriter telescope headset television_screen smart_watch`,
  reading: `book magazine newspaper notebook letter textbook novel menu map comic_book cookbook catalog brochure envelope
    homework~ bible dictionary journal diary newspaper_article sketchbook flyer postcard greeting_card`,
  picture: `picture photo photograph painting portrait poster drawing picture_frame mural sculpture statue figurine vase
    sketch`,
  stationery: `pen pencil marker crayon eraser ruler stapler tape~ glue~ chalk~ folder clipboard whiteboard blackboard
    sticker stamp paintbrush/paintbrushes paper_clip highlighter calendar`,
  toiletry: `toothbrush/toothbrushes comb hairbrush/hairbrushes razor soap~ shampoo~ toothpaste~ hair_dryer lotion~
    cotton_ball cotton_swab mouthwash~ deodorant~ shaving_cream~ conditioner~ blow_dryer curling_iron straightener
    hair_straightener tweezers= nail_clipper toilet_paper~ floss~ sunscreen~ perfume~ tissue electric_razor hairspray~`,
  makeup: `lipstick mascara~ eyeliner~ foundation~ eyeshadow~ blush~ nail_polish~ concealer~ lip_gloss~ makeup_brush
    face_cream~ makeup_palette lip_liner eyebrow_pencil`,
  medicine: `medicine~ pill vitamin aspirin~ bandage syringe ointment~ inhaler thermometer cough_syrup~`,
  substance: `detergent~ paint~ bleach~ wax~ varnish~ polish~ plaster~ cement~ oil~ powder~ foam~ glitter~ dye~ ink~
    gasoline~ fuel~ sawdust~ dust~ shoe_polish~ wallpaper~ mortar~ grout~`,
};
