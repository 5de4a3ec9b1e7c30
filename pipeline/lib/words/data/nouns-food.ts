import type { NounGroups } from "./noun-groups.ts";

/** Things eaten and drunk. Marks: `~` no plural, `=` plural only, `word/plural` irregular, `_` joins words. */
export const FOOD_NOUNS: NounGroups = {
  dish: `food~ meal breakfast~ lunch~ dinner~ groceries= sandwich/sandwiches pizza~ soup~ salad cereal~ toast~ burger hamburger hot_dog pasta~ spaghetti~ noodles= rice~ taco burrito
    omelette steak stew~ curry~ lasagna~ sushi~ pancake waffle bagel french_fries= fries= fried_rice~ sausage bacon~ ramen~
    chicken~ meatball meatloaf~ dumpling roast~ casserole quesadilla wrap kebab porridge~ oatmeal~ mashed_potatoes= macaroni~
    barbecue~ seafood~ fish_fillet roti paella~ fried_chicken~ chicken_wing rib nugget cheeseburger spring_roll
    grilled_cheese~ egg_roll tofu~ beef~ pork~ lamb~ turkey ham~ shrimp~ lobster crab tuna~ salmon~ chickpeas= beans=`,
  snack: `snack dessert cookie chips= popcorn~ cracker candy/candies chocolate~ donut doughnut muffin pretzel granola_bar candy_bar
    ice_cream~ popsicle cupcake brownie pie cake pastry/pastries croissant macaron biscuit pudding~ yogurt~ jelly~ nuts= peanuts=
    lollipop marshmallow chocolate_bar cheesecake birthday_cake gum~ chewing_gum~ ice_cream_cone wedding_cake gingerbread~`,
  fruit: `apple banana orange lemon lime strawberry/strawberries grape peach/peaches pear cherry/cherries mango/mangoes
    pineapple watermelon melon coconut avocado blueberry/blueberries raspberry/raspberries kiwi plum grapefruit pomegranate
    papaya fig berry/berries`,
  vegetable: `carrot potato/potatoes tomato/tomatoes onion cucumber lettuce~ broccoli~ cabbage cauliflower pepper mushroom
    celery~ spinach~ corn~ garlic~ zucchini eggplant pumpkin squash~ radish/radishes pea beet asparagus~ kale~ bell_pepper
    sweet_potato/sweet_potatoes ginger~ parsley~ basil~ olive pickle herbs= chili`,
  ingredient: `flour~ sugar~ salt~ butter~ cheese~ bread~ egg dough~ batter~ cream~ honey~ syrup~ ketchup~ mustard~
    mayonnaise~ vinegar~ sauce~ tomato_sauce~ jam~ peanut_butter~ whipped_cream~ frosting~ icing~ cinnamon~ vanilla~
    olive_oil~ yeast~ baking_powder~ baking_soda~ cocoa_powder~ soy_sauce~ sprinkles= spices= cornstarch~ ice~ ice_cube
    gelatin~ breadcrumbs= cream_cheese~ sour_cream~ condensed_milk~ tortilla bun`,
  drink: `drink beverage alcohol~ water~ coffee~ tea~ milk~ juice~ soda~ beer~ wine~ lemonade~ cola~ hot_chocolate~ smoothie milkshake orange_juice~
    apple_juice~ iced_tea~ whiskey~ vodka~ champagne~ cocktail rum~ tequila~ liquor~ hot_cocoa~ cocoa~ latte espresso~
    cappuccino coke~ energy_drink sports_drink coconut_water~ ginger_ale~ tonic~ gin~ bubble_tea~ red_wine~`,
};
