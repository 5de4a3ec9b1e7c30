/**
 * Verbs known to the word lists, one lemma each: `lemma` when regular, `lemma:past`, or `lemma:past:participle`.
 * `+` doubles the final consonant before -ed and -ing.
 */
export const VERB_FORMS = `
be:was:been have:had do:did:done go:went:gone get+:got:gotten make:made take:took:taken put+:put come:came:come see:saw:seen
give:gave:given show:showed:shown begin+:began:begun start continue stop+ proceed try keep:kept let+:let leave:left seem appear
open close shut+:shut lock unlock fix repair adjust break:broke:broken build:built install assemble
sit+:sat stand:stood lie:lay:lain lay:laid kneel:knelt squat crouch lean bend:bent rest sleep:slept wake:woke:woken awaken awake nap+ relax
walk run+:ran:run jog+ jump hop+ skip+ dance crawl climb march slide:slid skate ski swim+:swam:swum dive float fly:flew:flown
ride:rode:ridden drive:drove:driven row paddle sail surf snowboard skateboard race roll sled+ canoe kayak
enter exit approach return arrive follow chase pass cross
hold:held grab+ grasp carry lift raise lower drop+ pick throw:threw:thrown toss catch:caught kick hit+:hit bounce dribble pass shoot:shot
swing:swung spin+:spun twirl flip+ turn twist rotate shake:shook:shaken wave push pull drag+ tug+ squeeze press poke tap+ knock
serve face punch slap+ strike:struck smash bump block wrestle box fight:fought tackle score aim
eat:ate:eaten drink:drank:drunk sip+ bite:bit:bitten chew swallow lick taste feed:fed cook bake fry boil grill roast chop+ slice cut+:cut
dice peel grate mash mix stir+ whisk blend pour fill empty spread:spread sprinkle squeeze crack knead spill add season scoop
wash rinse scrub+ wipe clean dust mop+ sweep:swept vacuum dry tidy polish iron fold unfold hang:hung sew knit
dress undress wear:wore:worn remove tie untie lace unlace zip+ unzip+ button unbutton
brush comb braid shave trim+ dye curl straighten groom blow:blew:blown apply rub+ massage
laugh giggle smile cry sneeze cough yawn sing:sang:sung talk speak:spoke:spoken chat+ shout yell scream whisper argue
discuss explain describe interview cheer clap+ applaud bow nod+ gesture point pose bark
look watch stare gaze view read:read write:wrote:written draw:drew:drawn paint study type text listen hear:heard
film record photograph play work exercise practice stretch train perform juggle wrap+ unwrap+ pack unpack load unload
hug+ kiss cuddle snuggle help assist teach:taught greet shake pet+ stroke tickle hide:hid:hidden search find:found
open_up turn_on turn_off put_on take_off put_down put_away put_back pick_up take_out sit_down stand_up lie_down get_up get_dressed wake_up throw_away
clean_up set_up hang_up get_out walk_away dry_off try_on look_up look_down set_down hold_up throw_out
pull_out pull_up show_off blow_up blow_out cut_off cut_up
plant water mow dig+:dug rake shovel trim+ harvest saw drill hammer weld sand attach glue staple tape
ignite light:lit burn:burnt smoke inflate deflate tighten loosen measure weigh count
drum+ strum+ conduct tune shuffle deal:dealt roll bet+:bet celebrate win+:won lose:lost
display present demonstrate introduce review prepare place set+:set move use switch flip+ plug+ charge
stack pile organize sort arrange decorate carve sculpt tattoo pierce sharpen
wait stay meet:met visit travel tour shop+ buy:bought sell:sold pay:paid order
land fall:fell:fallen rise:rose:risen lead:led spar+ duck dodge
paddle steer park splash snorkel fish hike camp+ bowl golf knit crochet weave:wove:woven
say:said tell:told ask answer call dial want think:thought know:knew:known feel:felt like love need enjoy become:became:become
happen end finish pause focus pan+ zoom bring:brought hand pick change examine inspect check touch feel reach sniff smell
collect gather count cover uncover bury dip+ soak spray squirt+ scrape peel hose shovel
scratch pat+ pinch bite lick nibble graze gallop trot+ buck roam peck swallow hunt
tumble somersault cartwheel backflip balance perch dangle glide coast drift
pedal scroll browse swipe click share unbox chop monologue vlog+ narrate report
stick:stuck stroll chuckle weep:wept heat tear:tore:torn rip+ clip+ bathe shove wax color nail shine hum+
board unlace exit escort pile haul tow ferry paint row rappel
head straddle mount dismount saddle milk shear hatch
compete battle rehearse entertain flex squat bench
`;

/**
 * Verbs by what they look like: members of one group are alike in a video yet not the same, so that one can stand where
 * another stood. `a/b` are the same act for a viewer and never replace each other. The first word names the frame:
 * object (needs one), none (takes none), any (looks at what follows). `!` before a group: its members usually happen in the
 * same video one after the other (a reversal).
 */
export const VERB_GROUPS = `
none: sit/sit_down stand/stand_up lie/lie_down/lay/rest/sleep kneel/squat/crouch
none: !sit/sit_down !stand_up/get_up
none: walk/stroll/go/hike run/jog/race jump/hop/skip crawl climb march
none: laugh/giggle/smile/chuckle cry/weep sneeze/cough yawn sing shout/yell/scream talk/speak/chat/discuss/explain/describe/monologue/vlog/narrate whisper clap/applaud/cheer sleep/nap
none: talk/speak/chat/discuss/explain/describe/monologue/vlog/narrate argue sing
none: eat/chew drink/sip sleep/nap read write/draw smoke talk/speak/chat/discuss/explain/describe/monologue/vlog/narrate
none: dance/exercise/stretch/practice sing fight/wrestle/box
none: cook/bake/fry eat/chew clean/tidy/sweep/mop sleep/nap/rest sing read
none: dress/get_dressed undress
none: dress/get_dressed/undress sneeze/cough cook eat drink read sleep/nap
none: swim dive/jump surf float paddle/row fish
none: ski skate snowboard sled walk/hike run
none: spin/twirl/turn jump/hop/flip bow climb
none: bark eat sleep jump run swim dig
object: !open/open_up !close/shut fix/repair clean/wash/wipe paint/polish
object: open/open_up/unlock fix/repair clean/wash/wipe/dust decorate move
object: !turn_on/switch/light !turn_off fix/repair clean/wipe/dust carry
object: !put_on !take_off/remove/undress fold iron/hang wash pack
object: !put/place/set/lay/put_down/put_away !take/grab/pick_up/get/pick/remove/take_out wash/clean/wipe fold shake
object: !throw/toss/drop/throw_away !take/grab/pick_up/get/pick/remove/take_out
object: put/place/set/lay/put_down/put_away wash/clean/wipe fold shake
object: throw/toss/drop wash/clean/wipe fold/hang shake kick tie/wrap
object: hold/grasp/carry/lift/hold_up/raise wash/clean/wipe throw/toss/drop fix/repair paint shake kick
object: eat/bite/chew cut/chop/slice cook/bake/fry/grill/boil/prepare wash/rinse peel throw/toss mix/stir
object: drink/sip/swallow stir/mix/blend spill
object: !pour !stir/mix/blend/whisk boil/heat spill
object: cut/chop/slice/dice peel wash/rinse cook/fry/boil/bake/grill mix/stir mash grate
object: read write/draw tear/rip fold burn
object: read/look write hold/hold_up/carry fold wrap
object: watch/look film/record clean/wipe/dust fix/repair
object: play clean/wipe/polish fix/repair/tune carry/hold paint
object: throw/toss catch kick hit/strike roll bounce/dribble spin juggle
object: ride/drive push/pull wash/clean fix/repair park paint
object: push pull/drag/tow lift/raise/carry ride kick drop/throw
object: wash/rinse/clean/wipe dry cut/trim/shave brush/comb braid dye/curl/straighten massage
object: brush/comb cut/trim/shave/clip wash/rinse dry/blow braid/curl pet/stroke
object: pet/stroke feed wash/bathe brush/groom chase walk ride hug/kiss lead
object: hug/cuddle/snuggle kiss push/shove hit/punch/kick tickle chase help/assist feed lift/carry massage
object: wrap unwrap/open/unbox throw/toss shake paint/decorate tape
object: fold iron wash hang sew/knit shake
object: sweep mop/wash/scrub vacuum
object: wash/clean/wipe/scrub/rinse dry paint/polish break/smash fill/load empty/unload stack
object: fill/load empty/unload wash/clean/rinse shake
object: paint/color sand/polish hang/install clean/wash/wipe carve scrape measure
object: plant/bury water dig/rake cut/trim/mow
object: drill hammer/nail saw/cut sand/polish paint glue/attach measure
object: sharpen wash/clean/wipe throw
object: tie/lace untie/unlace polish/shine clean/wipe
object: wear hold/carry fold throw wash
object: sing play record
object: shuffle/deal throw fold
object: !raise/lift !lower/drop shake/swing throw
object: climb paint fix/repair push/move
`;
