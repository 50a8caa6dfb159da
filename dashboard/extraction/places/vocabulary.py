"""Closed classes of English words that tell a place from a person, an organisation or an ordinary word."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STREET_TYPES = _words(
    "street st road rd avenue ave boulevard blvd drive dr lane ln court ct parkway pkwy highway hwy terrace crescent "
    "freeway turnpike expressway motorway trail way alley row circle"
)
SAFE_STREET_TYPES = STREET_TYPES - {"st", "dr", "ct", "court", "way", "row", "circle", "trail"}  # the rest: see vetoes

# After a name these belong to it and make it a place of its own: Rapides Parish, Ohio River, Gatwick Airport.
AREA_TYPES = _words(
    "county parish province region oblast krai raion governorate prefecture department district voivodeship canton "
    "emirate state territory republic kingdom federation union emirates township twp twp. borough municipality "
    "peninsula island islands archipelago atoll desert plateau plain plains valley basin delta coast bay gulf strait sea "
    "ocean lake river creek canyon mountains mountain hills range pass forest wilderness reef lagoon fjord canal strip "
    "heights springs falls beach"
)
SITE_TYPES = _words(
    "airport airfield airbase base dam bridge port harbour harbor stadium park castle cathedral hospital museum mosque "
    "palace prison jail camp square station tower monument cemetery tunnel mall theatre theater university reservoir "
    "refinery mine church zoo speedway racecourse arena plaza hotel centre center hall gallery library school college "
    "temple monastery abbey fort barracks checkpoint crossing"
)
LEADING_TYPES = _words("lake mount mt mt. cape fort ft. port point gulf bay strait isle river camp saint st. ste.")
OF_TYPES = _words(
    "republic kingdom gulf bay strait isle sea state city town province district county region university duchy "
    "principality commonwealth federation horn cape island islands oblast governorate emirate sultanate borough"
)

# Lower-case words after a name that say what it is; they decide the candidate, not the span.
REGION_WORDS = _words(
    "province region oblast governorate prefecture department state county district krai raion voivodeship territory "
    "republic canton emirate parish enclave peninsula autonomous federal administrative"
)
CITY_WORDS = _words(
    "city town village capital municipality suburb neighborhood neighbourhood settlement port hamlet resort township"
)

LOCATIVES = _words(
    "in at near from to outside around across into inside within throughout toward towards through via between beyond "
    "off along northern southern eastern western central north south east west northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern mid downtown upstate greater nearby"
)
STRONG_LOCATIVES = LOCATIVES - {"to", "from", "off", "along", "through", "between", "via"}

PERSON_TITLES = _words(
    "mr mrs ms miss dr sir lord lady prof professor rev reverend father sister pastor bishop pope saint king queen prince "
    "princess president premier chancellor senator sen rep representative congressman congresswoman gov governor mayor judge "
    "justice sheriff deputy detective officer sergeant sgt lieutenant lt captain capt colonel col general gen major maj "
    "admiral adm private pvt corporal cpl commander chief coach inspector constable minister secretary ambassador attorney "
    "actor actress singer author director spokesman spokeswoman spokesperson dictator leader councilman councilwoman "
    "commissioner superintendent principal chairman chairwoman ceo trooper mp"
)
# A title before a place name is usual with these ("Mayor of", "Gov." never): the name after them is a person's.
SPEECH_VERBS = _words(
    "said says told tells added adds asked replied explained recalled noted argued wrote writes testified joked laughed "
    "insisted stated scored shot hit struck batted pitched rushed passed who whose"
)

OUTLET_HEADS = _words(
    "times post herald tribune journal gazette chronicle observer telegraph guardian mirror mail globe inquirer dispatch "
    "courier examiner sentinel star sun news press weekly daily review reporter register record radio tv television "
    "broadcasting magazine newspaper bulletin standard independent citizen advocate echo"
)
COMPANY_HEADS = _words(
    "inc inc. corp corp. corporation co. company ltd ltd. llc plc bank group holdings motors airlines airways airline "
    "insurance financial capital partners industries electric steel petroleum telecom records pictures "
    "mutual securities technologies systems stores foods"
)
WORK_HEADS = _words("protocol treaty accord agreement convention declaration act prize award cup marathon bowl open derby")

OUTLETS = _words(
    "reuters bloomberg interfax ukrinform xinhua tass ria afp ap upi dpa efe ansa anadolu cnn bbc cbc cbs nbc abc fox "
    "npr pbs sky aljazeera"
)  # news agencies and broadcasters, many of them namesakes of villages

ARTICLES = frozenset({"the", "The", "THE", "a", "A"})
CONNECTORS = _words(
    "of the de del della di da do dos das des du la le les los las el al an am im in on upon under sur en y i e et and "
    "von van der den zu bei sous aux au a o ash as ad"
)  # lower-case words that stand inside names: Rio de Janeiro, Stoke-on-Trent, Bosnia and Herzegovina

LOCATED = _words(
    "police residents resident officials authorities native area woman man teen couple mayor governor city county "
    "suburb airport counties downtown home metro region province state district border capital town village government "
    "streets legislature senator"
)  # what places have; right after a name they speak for a place
