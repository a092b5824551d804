"""Words for a suggested passphrase: common, short, easy to read aloud and to spell."""

from __future__ import annotations

_TEXT = """
acorn acre actor adult after again agree ahead aisle alarm album alley alpha amber ample angle
ankle apple apron arch arena arrow artist ash atlas attic audio autumn awake axle baby bacon badge
bagel bake baker bakery balcony ball ballet balloon bamboo banana band banjo bank banner barn
barrel basil basin basket bass bath bead beak beam bean bear beard beast beaver bed bee beech beet
begin bell bench bend berry bike birch bird biscuit bishop bison blank blanket blaze blend blink
bloom blossom blouse blue board boat body bold bone bonus book boot border bottle boulder bow bowl
box brain branch brass brave bread breeze brick bridge brief bright brim bring brisk broad broccoli
bronze brook broom brown brush bubble bucket buckle bud buffet build bulb bumper bundle bunny
burger bus bush butter button cabin cable cactus cake calf calm camel camera camp canal candle
candy canoe canvas canyon cape car caramel card cargo carol carpet carrot cart carve cashew castle
cat cave cedar celery cello cement cereal chain chair chalk change chapel chapter charm chart cheek
cheer cheese cherry chess chest chicken chime chin chip choice choir chorus cider cinema circle
circus citrus city clam clap clay clean clever cliff climb clip cloak clock cloth cloud clover club
coach coal coast coat cobalt cocoa coconut coffee coin collar colour comb comet comic compass
concert cook cookie copper coral cord cork corn corner cotton couch county course cousin cove cow
crab crane crater crayon cream creek crew cricket crisp crop crow crown cruise crumb crust crystal
cube cuckoo cucumber cup curl curry curtain curve cushion custard cycle daily dairy daisy dance
dapper dawn day deck deer degree delta denim depot desert design desk dessert dew dial diamond
diary dinner dish dive dock doctor dog dolphin dome donkey doughnut door dot dough dove dozen draft
dragon drama draw dream dress drift drink drive drum duck dune dusk dust eager eagle early earth
easel east easy echo eclipse eel egg eight elbow elder elegant elk elm ember emerald empty engine
enjoy enough envelope equal erase essay evening event every exact exit extra eyebrow fable fabric
face factory fair falcon family fan fancy farm fast feast feather fence fern ferry festival fiddle
field fifty fig filter final finch finger fir fish five flag flamingo flannel flask flavour fleece
flight flint float flock floor flour flower flute foam fog folder folk food forest fork forty
fossil fountain four fox frame freckle fresh fridge friend frog front frost fruit fudge funnel fur
future galaxy gallery game garage garden garlic garnet gate gather gazelle gecko gem gentle geyser
giant gift ginger giraffe glacier glad glass glide globe glove glow glue goat gold golf good goose
gown grain granite grape graph grass gravel gravy great green grill grin ground grove guest guide
guitar gull gum habit half hall ham hammer hammock hamster hand handle happy harbour hare harp
harvest hat hawk hay hazel head heart heat hedge helmet help hen herb heron hike hill hippo hobby
hockey holiday holly home honey hood hook hoop horizon horn horse hostel hotel house hum humble
hundred hut ice icicle icing idea igloo indigo inlet inn insect invent iris iron island ivory ivy
jacket jade jaguar jam jar jasmine jazz jeans jelly jersey jewel jigsaw jog join joke jolly journal
journey joy judge juggle juice jumbo jump jungle junior jury kayak keen kennel kettle key kind
kingdom kitchen kite kitten kiwi knee knit knob koala label lace ladder lady lagoon lake lamb lamp
land lantern lapel large lark laser latch later laugh laundry lava lavender lawn layer leaf learn
leather ledge lemon lens lentil leopard lesson letter lettuce level library lid light lilac lily
lime linen lion list little lizard llama loaf lobby lobster local lodge logic long loop lotus loud
lucky lunar lunch lupin lyric lute magic magnet magpie mail mammal mango manor mantle map maple
marble march margin market maroon mask mast match maze meadow meal medal melody melon member menu
mercury merit merry metal meteor middle mile milk mill mineral mint minute mirror mist mitten mixer
model modern moment monday monkey month moon moose morning mosaic moss moth motor mountain mouse
move movie much muffin mug mulberry museum mushroom music mustard myth nacho nail name napkin
narrow native nature navy near neat neck nectar needle nephew nest nettle new nickel niece night
nimble nine noble noodle noon north nose note notice novel nugget number nurse nut nutmeg oak oar
oasis oat oatmeal object ocean octave october office often olive omelet onion onyx opal open opera
orange orbit orchard orchid order organ origami osprey ostrich otter oval oven owl oxygen oyster
pace paddle page pagoda paint palace palm pancake panda panel pansy panther papaya paper parade
parcel park parrot parsley party pasta paste pastry patch path patio pattern pavement peach peacock
peak peanut pear pearl pebble pecan pedal pelican pen pencil penguin penny people pepper perch
perfect petal phone photo piano pickle picnic picture pie pier pigeon pillow pilot pine pink pint
pipe pirate pitch pizza place plain planet plant plate plaza plenty plough plum plus pocket podium
poem poet polar polish pollen polo pond pony pool poppy porch port postcard potato pottery powder
prairie present pretzel prince print prism prize project proud prune public pudding puddle puffin
pulse pump pumpkin puppet puppy pure purple purse puzzle pyramid quail quarter quartz queen quest
quick quiet quill quilt quince quiz rabbit raccoon radar radio radish raft rail rain raisin ranch
range rapid raven reach ready real rebel recipe record reed reef region relay relish remember remix
rent reptile rescue resin result rhino rhubarb rhyme rhythm ribbon rice ride ring ripple rise river
road roast robin robot rock rocket roll roof room rooster root rope rose round route rower royal
ruby rug ruler run rural rye saddle saffron sage sail salad salmon salsa salt sample sand sandal
satchel satin saturn sauce sauna savoury scale scarf scenic school science scone scooter score
scout screen scroll sea seal season seat second seed senior seven shade shadow shape share shark
sheep shelf shell sherbet shine ship shirt shoe shop shore short shovel show shower shrimp shuttle
side sign silent silk silver simple sister six sketch ski skill skirt sky sled sleep sleeve slice
slide slipper slope slow small smart smile smooth snail snow snug soap soccer social sock sofa soft
solar solid song soon soup south soy space spark sparrow special speed spell spice spider spinach
spiral splash spoke sponge spoon sport spray spring sprout spruce square squash squid squirrel
stable stadium staff stage stair stamp star start state station statue steady steam stem step
stereo stew stone stool store stork storm story stove straw stream street string stripe strong
student studio sturdy sugar suit summer summit sun sunday sunny sunrise sunset super surf swan
sweater sweet swift swim swing symbol syrup table taco tailor talent tall tango tape target tart
tassel taxi teach team teapot temple ten tennis tent term terrace test thank theatre theme thick
thimble thin third thirty thistle thread three thrush thumb thunder thyme ticket tiger tile timber
time tiny toast today toffee tomato tonic tool topaz topic torch tortoise total totem toucan towel
tower town toy track tractor trail train tray treasure tree trellis trend trick trio trophy truck
true trumpet trunk trust tuba tulip tuna tundra tunnel turban turkey turnip turtle twelve twenty
twig twin two type ukulele umbrella uncle union unit upper urban useful usual vacuum valley value
van vanilla vase velvet verb verse vest village vine vinyl viola violet violin visit visor vivid
voice volcano vowel voyage waffle wagon walk wallet walnut walrus waltz warm wash water wave wax
weather weave week welcome west whale wheat wheel whisk whisper whistle white whole wide willow
wind window wing winner winter wise wolf wombat wonder wood wool word work world wren wrist writer
yacht yard yarn year yellow yoghurt young zebra zenith zero zigzag zinc zipper zone
"""

WORDS = tuple(_TEXT.split())
"""Drawn from by `suggest_passphrase`; each of them adds a little over ten bits."""
