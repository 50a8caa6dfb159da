"""Closed classes of English words that tell a place from a person, an organisation or an ordinary word."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STREET_TYPES = _words(
    "street st road rd avenue ave boulevard blvd drive dr lane ln court ct parkway pkwy highway hwy terrace "
    "crescent freeway turnpike expressway motorway close"
)
# After a name these belong to it and make it a place of its own: Rapides Parish, Ohio River.
AREA_TYPES = _words(
    "county parish province oblast krai raion governorate prefecture voivodeship township twp borough co peninsula "
    "island islands archipelago atoll desert plateau valley basin delta bay gulf strait sea ocean lake river creek "
    "canyon mountains mountain hills forest wilderness reef lagoon fjord canal"
)
CUT_SHORT = _words("co twp ave rd blvd ln pkwy hwy")  # written with a full stop
# Words that lead the name of a street or a building: Avenue Bourguiba, Hotel Rwanda.
LEADING_SITES = _words("avenue rue calle via viale plaza place piazza hotel teatro palazzo boulevard rua")
# Words that lead a name (Lake Chad) and routes that lead a number (Highway 61).
LEADING_TYPES = _words("lake mount fort cape camp")
ROUTES = _words("highway interstate route road")
# At the end of a by-name these belong to what comes next: London City airport, Kentucky State Police.
GENERIC_TAILS = _words("city state county town village district region province center centre university")
# At the end of a name these make it a site, which is to be kept whole: Karak Castle.
SITE_TYPES = _words(
    "airport airfield airbase base dam bridge port harbour harbor stadium park castle cathedral mosque palace square "
    "tower monument cemetery tunnel theatre gallery speedway arena plaza monastery abbey fort barracks checkpoint "
    "crossing refinery reservoir station pass heights springs falls beach strip gate wall memorial mine plant"
)
# At the end of what the pipeline calls a place: a building or an office that no gazetteer of places holds.
GENERIC_SITES = _words(
    "department police court council office jail prison center centre school college university hall house hospital "
    "church club agency authority commission committee board ministry service services cadets patrol division team "
    "library museum theater theatre restaurant hotel building courthouse market academy association administration "
    "institute foundation society company corporation inc union bureau district schools sheriff coroner attorney "
    "chamber chambers pavilion general bank store mall cafe bar zoo game games cup award awards festival act program "
    "project one four party"
)
# Words that are no part of a county's or a river's name.
NO_NAMES = _words(
    "the a an in of on at by for and or but from with to as if it is was this that he she they we i his her their "
    "our when where while after before since city sheriff police fire district regional deputy former chief state"
)

# Lower-case words after a name that say what it is; they decide the candidate, not the span.
REGION_WORDS = _words(
    "province region oblast governorate prefecture department state county district krai raion voivodeship "
    "territory republic canton emirate parish enclave peninsula"
)
CITY_WORDS = _words(
    "city town village capital municipality suburb neighborhood neighbourhood settlement port hamlet resort township "
    "kibbutz moshav commune slum barrio favela"
)

PLURALS = {
    "counties": "county", "provinces": "province", "regions": "region", "districts": "district", "states": "state",
    "oblasts": "oblast", "parishes": "parish", "municipalities": "municipality", "cities": "city", "towns": "town",
    "villages": "village",
}  # fmt: skip

ISLAND_WORDS = _words("island islands archipelago")  # a town, a province or a country may be one
AREA_WORDS = _words("river lake sea bay gulf desert mountains valley basin delta strait forest glacier volcano")
NATURE_WORDS = _words("river lake sea bay gulf strait glacier volcano desert mountains forest")  # no town, no region
# Parts of a town: "Cairo's Abbasiya neighbourhood".
TOWN_PARTS = _words("suburb neighborhood neighbourhood district quarter ward borough")
# May follow "the X" where X is a river, a region, a range; before a noun "the Paris talks" says nothing of Paris.
FUNCTION_WORDS = _words(
    "in at on to from near with by is was are were has have had where which that who will would as while after before "
    "since until for of into between through over under when if because than not everywhere again yesterday today "
    "tomorrow tonight too also alone itself"
)
# After a sea or region these leave its name alone: the Caribbean and America; before a noun it is an adjective.
JOINING_WORDS = FUNCTION_WORDS | _words(
    "and or but nor be can could may might must it not its they their he she we you this also still now then there"
)

LOCATIVES = _words(
    "in at near from to outside around across into inside within throughout toward towards through via between "
    "beyond off along northern southern eastern western central north south east west northeast northwest southeast "
    "southwest northeastern northwestern southeastern southwestern mid downtown upstate greater nearby"
)
STRONG_LOCATIVES = LOCATIVES - {"to", "from", "off", "along", "through", "between", "via"}
# What places have; right after a name they speak for a place.
LOCATED = _words(
    "police residents resident officials authorities native area woman man teen couple mayor governor city county "
    "suburb airport counties downtown home metro region province state district border capital town village "
    "government streets legislature senator"
)
# The same, and only of places: a Paris man, Henrico police.
INHABITANTS = _words(
    "man woman men women resident residents native natives couple teen teenager teenagers boy girl police mother "
    "father grandmother grandfather villager villagers voters pensioner motorist motorists commuters firefighters "
    "farmer farmers fishermen toddler"
)
DIRECTIONS = _words(
    "nazi north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern upper lower downtown greater mid sub-saharan far"
)

PERSON_TITLES = _words(
    "mr mrs ms miss dr sir professor prof reverend rev pastor bishop archbishop cardinal pope president senator sen "
    "sens representative rep reps congressman congresswoman governor gov mayor judge justice sheriff deputy detective "
    "officer brig sergeant sgt lieutenant lt captain capt colonel col gen maj admiral adm pvt cpl commander chief "
    "coach inspector constable minister secretary ambassador attorney actor actress singer author director spokesman "
    "spokeswoman dictator councilman councilwoman commissioner superintendent principal chairman chairwoman ceo "
    "trooper mp mla premier chancellor selectman coroner det insp supt"
)
SPEECH_VERBS = _words(
    "said says told tells added adds asked replied explained recalled noted argued wrote writes testified joked "
    "laughed insisted stated scored shot hit struck batted pitched rushed passed who whose"
)
SPOKEN = _words("in into speak speaks spoke speaking spoken learn learning taught teach translated fluent")
ADDRESSED = _words("told asked advised thanked married accused arrested charged convicted sentenced hugged kissed wed")
PARTIES = _words("r d i dfl gop ndp lib con lab dem rep ld snp pc")

OUTLET_HEADS = _words(
    "times post herald tribune journal gazette chronicle observer telegraph guardian mirror mail globe inquirer "
    "dispatch courier examiner sentinel star sun news press weekly daily review reporter register record radio tv "
    "television broadcasting magazine newspaper bulletin standard independent citizen advocate echo"
)
COMPANY_HEADS = _words(
    "inc corp corporation company ltd llc plc bank group holdings motors airlines airways airline insurance "
    "financial partners industries electric steel petroleum telecom records pictures mutual securities technologies "
    "systems stores foods"
)
COMPANY_STARTS = _words("air radio fc fk ac real inter united")
SHIP_STARTS = _words("hms uss hmas hmcs mv rms usns")
PARTISANS = _words("unionist nationalist workers people independence liberation national")
# Bodies that are where their names say; schools, colleges and hospitals are often called after something else.
CIVIC = _words(
    "department police council office jail board commission patrol guard airport library courthouse authority "
    "sheriff chamber ems firefighters rescue government association"
)
WORK_HEADS = _words(
    "protocol treaty accord agreement convention declaration act prize award cup marathon bowl open derby"
)
# News agencies and broadcasters, many of them namesakes of villages.
OUTLETS = _words(
    "reuters bloomberg interfax ukrinform xinhua tass ria afp ap upi dpa efe ansa anadolu cnn bbc cbc cbs nbc abc "
    "fox npr pbs sky aljazeera"
)

LEADING_ADJECTIVES = _words(
    "new old former historic two three four five six seven eight nine ten twelve inner outer modern nearby metro "
    "metropolitan only both all many some several other most rural suburban coastal mainland occupied besieged"
)
LEADING_WORDS = DIRECTIONS | LEADING_ADJECTIVES
# What one does to a town and rarely to a person.
REACHING = _words(
    "entered entering reached reaching recaptured recapture recapturing captured capture capturing retook retake "
    "retaking seized seize seizing occupied occupy besieged besiege besieging liberated liberate invaded invade "
    "encircled encircle bombarded shelled shelling bombed overran stormed storming evacuated evacuate evacuating "
    "crossed crossing visited visiting toured touring left leaving conquered annexed razed sacked plundered"
)
# "South of Java", "residents of Reading", "the siege of Acre": what of this kind is of, is a place.
OF_PLACES = _words(
    "north south east west northeast northwest southeast southwest outskirts suburbs suburb residents inhabitants "
    "people citizens streets mayor port harbour harbor siege battle fall capture bombardment liberation bishop "
    "archbishop coast island edge centre center capital downtown kibbutz moshav parish diocese municipality commune "
    "region province district county state kingdom republic duchy emirate bay gulf border vicinity"
)
# "Owned by Vale", "shares in Amazon": companies.
OWNED = _words("owned run operated made built bought acquired sold manufactured produced developed sued hired")
COMPANY_NOUNS = _words("company firm giant maker brand retailer automaker carmaker startup conglomerate subsidiary")
SHARES = _words("shares stake stakes subsidiary unit investors shareholders ceo boss")
# Rivers and seas: along the Vesdre, the Elbe flood.
WATERSIDE = _words("along over across beyond into on up down via crossed crossing near sailed")
WATERY = _words(
    "flood floods flooded river burst broke rose banks bank basin delta valley estuary coast froze dam dams"
)
# At the end of a longer name these make it some spot, which no gazetteer of settlements holds.
LANDFORMS = _words("hill ridge grove edge mill field common green meadow heath moor wood woods point head square")
# Words of offices and bodies: what stands before them is a place or a name of the body, not a person's.
OFFICE_WORDS = (
    GENERIC_SITES
    | GENERIC_TAILS
    | AREA_TYPES
    | _words(
        "volunteer fire high senior public chamber riding boys girls club regional municipal superior circuit supreme "
        "common elementary middle community medical memorial detention correctional township festival parks planning "
        "zoning state league arts democratic republican democrats republicans neighbors neighbours treaty safety "
        "education performing symphony orchestra opera pageant"
    )
)
# Days and months, without March and May, which are also names.
CALENDAR = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september "
    "october november december jan feb apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri"
)
# What religions, feasts and the like are called; some village bears each name.
FEASTS = _words(
    "mars orion jupiter saturn venus mercury neptune uranus "
    "jewish muslim christian catholic passover easter christmas ramadan hanukkah thanksgiving halloween internet "
    "bible quran koran congress parliament senate duma knesset bundestag nato pta"
)
# Armed groups and parties, some of them namesakes of villages.
GROUPS = _words(
    "hamas hezbollah hizbullah taliban isis isil daesh fatah likud eta pkk farc eln ypg fsb cia fbi nasa who"
)
# Alone they name nothing, though villages are called so.
NO_PLACES = CALENDAR | FEASTS | GROUPS | DIRECTIONS | GENERIC_TAILS | GENERIC_SITES | AREA_TYPES | STREET_TYPES
# Institutions and brands that are named after places or bear the name of one: what they do, they do elsewhere.
INSTITUTIONS = frozenset({
    "al jazeera", "al-jazeera", "al arabiya", "al-arabiya", "al-ahram",
    "white house", "red cross", "red crescent", "united way", "islamic state", "kremlin", "pentagon", "wal-mart",
    "walmart", "wall street", "super bowl", "world cup", "olympic", "olympics", "la liga", "champions league",
    "premier league",
})  # fmt: skip
# Before "Court": a court of law, no street.
COURTS = _words(
    "district superior supreme circuit municipal county crown common appeals family high state federal magistrates "
    "pleas juvenile probate criminal civil appellate justice world constitutional magistrate sessions"
)
ARTICLES = _words("the a an")
# Lower-case words that stand inside names: Rio de Janeiro, Stoke-on-Trent, Bosnia and Herzegovina.
CONNECTORS = _words(
    "of the de del della di da do dos das des du la le les los las el al an am im in on upon under sur en y i e et "
    "and von van der den zu bei sous aux au a o ash as ad ez az ar er es ul ud"
)
# Written like ordinary words in capitals, yet countries wherever the text around is not in capitals.
COUNTRY_LETTERS = frozenset({"US", "UK", "UAE", "USA", "DRC"})
