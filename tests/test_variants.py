# ruff: noqa: RUF001  # letters of other scripts are the subject here
"""Spellings of other conventions: how they are made, and how many of them the gazetteer understands."""

import random

import pytest

from dashboard.gazetteer.names import fold
from dashboard.gazetteer.packages import Settlement
from dashboard.model import Candidate, NameMatch
from dashboard.training import respell, romanise, variants
from dashboard.training.vocalise import vocalise

KUPIANSK = Settlement(
    geonameid=703656,
    name="Kupyansk",
    latitude=49.71,
    longitude=37.61,
    country_code="UA",
    admin1_code="07",
    population=27_169,
    alternate_names=("Kupjansk", "Kupiansk", "Купянск", "Куп'янськ", "库皮扬斯克"),
)
SURNAMES = ("Smith", "Johnson", "Williams", "Miller", "Davis", "Wilson", "Anderson", "Taylor", "Walker", "Robinson")
PART_OF_OTHERS = "ьъ'’ւا-wy"  # signs without a sound, and letters that stand in groups only


@pytest.fixture(scope="module")
def places() -> dict[str, list[Settlement]]:
    return respell.read_places(("UA", "SY", "TR"))


@pytest.mark.parametrize(
    ("original", "language", "convention", "spelled"),
    [
        ("Харків", "uk", "press", "Kharkiv"),
        ("Харків", "uk", "polish", "Charkiw"),
        ("Харків", "uk", "turkish", "Harkiv"),
        ("Чугуїв", "uk", "german", "Tschuhujiw"),
        ("Чугуїв", "uk", "french", "Tchouhouïv"),
        ("Чугуїв", "uk", "dutch", "Tsjoehoejiv"),
        ("Запоріжжя", "uk", "press", "Zaporizhzhia"),
        ("Кривий Ріг", "uk", "bgn", "Kryvyy Rih"),
        ("Екатеринбург", "ru", "german", "Jekaterinburg"),
        ("Екатеринбург", "ru", "bgn", "Yekaterinburg"),
        ("Нижний Новгород", "ru", "french", "Nijni Novgorod"),
        ("Сергиев Посад", "ru", "french", "Serguiev Possad"),
        ("Челябинск", "ru", "polish", "Czelabinsk"),
        ("Челябинск", "ru", "scholarly", "Čeljabinsk"),
        ("Рязань", "ru", "dutch", "Rjazan"),
        ("Магілёў", "be", "scholarly", "Mahilioŭ"),
        ("Ниш", "sr", "german", "Nisch"),
        ("Чачак", "sr", "press", "Chachak"),
        ("ქუთაისი", "ka", "french", "Koutaisi"),
        ("თბილისი", "ka", "german", "Tbilisi"),
        ("Երևան", "hy", "german", "Jerewan"),
        ("Şanlıurfa", "tr", "press", "Shanliurfa"),
    ],
)
def test_tables_write_textbook_names(original, language, convention, spelled):
    assert romanise.romanise(original, language, convention) == spelled


@pytest.mark.parametrize(
    ("original", "latin", "language", "convention", "spelled"),
    [
        ("منبج", "Manbij", "ar", "german", "Manbidsch"),
        ("منبج", "Manbij", "ar", "turkish", "Manbic"),
        ("دوما", "Dūmā", "ar", "french", "Douma"),
        ("الفلوجة", "Al Fallūjah", "ar", "german", "Al-Falludscha"),
        ("خان شيخون", "Khan Shaykhun", "ar", "german", "Chan Schaichun"),
        ("الرقة", "Ar Raqqah", "ar", "french", "El-Rakka"),
        ("عبسان", "Abasan", "ar", "scholarly", "ʿAbasān"),
        ("خرمشهر", "Khorramshahr", "fa", "german", "Chorramschahr"),
        ("کرمانشاه", "Kermanshah", "fa", "french", "Kermanchah"),
    ],
)
def test_arabic_script_is_written_with_the_vowels_of_a_latin_spelling(original, latin, language, convention, spelled):
    vocalised = vocalise(original, latin)
    assert vocalised is not None
    assert romanise.romanise(vocalised, language, convention) == spelled


@pytest.mark.parametrize(("original", "latin"), [("دمشق", "Damascus"), ("حلب", "Homs"), ("القاهرة", "Cairo")])
def test_another_name_gives_no_vowels(original, latin):
    assert vocalise(original, latin) is None


@pytest.mark.parametrize("language", romanise.LANGUAGES)
@pytest.mark.parametrize("convention", romanise.CONVENTIONS)
def test_every_table_writes_every_letter_in_latin(language, convention):
    for letter in romanise.alphabet(language) - set(PART_OF_OTHERS):
        spelled = romanise.romanise(letter, language, convention)
        assert spelled is not None
        assert fold(spelled).isascii()


def test_a_letter_that_a_table_lacks_gives_no_spelling():
    assert romanise.romanise("Ґданьск", "ru", "german") is None


def test_an_unknown_convention_is_refused():
    with pytest.raises(ValueError, match="klingon"):
        romanise.romanise("Харків", "uk", "klingon")


def test_the_original_name_is_told_from_those_of_other_languages():
    assert respell.own_names(KUPIANSK, "uk")[0] == "Куп'янськ"
    assert respell.own_names(KUPIANSK, "ru")[0] == "Купянск"


def test_variants_of_a_place_show_several_conventions():
    spelled = {fold(variant.text) for variant in respell.build_variants(KUPIANSK)}
    assert {"koepjansk", "koupiansk", "kupjansk"} <= spelled


def test_variants_are_the_same_each_time_and_never_the_name_itself(places):
    for country_places in places.values():
        for place in respell.sample_places(country_places, 20, seed=3):
            made = respell.build_variants(place, seed=3)
            assert made == respell.build_variants(place, seed=3)
            keys = [fold(variant.text) for variant in made]
            assert fold(place.name) not in keys
            assert len(keys) == len(set(keys))


def test_another_seed_draws_other_places_and_slips(places):
    assert respell.sample_places(places["UA"], 20, seed=1) != respell.sample_places(places["UA"], 20, seed=2)
    slips = {seed: {v.text for v in respell.build_variants(KUPIANSK, seed=seed)} for seed in range(4)}
    assert len({frozenset(texts) for texts in slips.values()}) > 1


@pytest.mark.parametrize("slip", sorted(respell.SLIPS))
def test_a_slip_is_one_edit_behind_the_first_letter(slip):
    for seed in range(20):
        text = respell.SLIPS[slip]("Kramatorsk", random.Random(seed))  # noqa: S311
        assert text
        assert text[0] == "K"
        assert text != "Kramatorsk"
        assert abs(len(text) - len("Kramatorsk")) == {"transposed": 0, "doubled": 1, "left out": 1}[slip]


@pytest.mark.parametrize("slip", sorted(respell.SLIPS))
def test_short_names_make_no_slips(slip):
    assert respell.SLIPS[slip]("Lyman", random.Random(1)) is None  # noqa: S311


def test_of_namesakes_only_the_largest_is_asked_for(places):
    for country_places in places.values():
        keys = [fold(place.name) for place in country_places]
        assert len(keys) == len(set(keys))
        assert min(place.population for place in country_places) >= respell.MIN_POPULATION


def test_a_region_is_right_only_with_its_own_place(world_gazetteer):
    (variant, *_) = respell.region_variants(
        [p for p in respell.read_places(("UA",))["UA"] if p.name == "Kharkiv"], world_gazetteer
    )
    region = world_gazetteer.find_candidates("Kharkiv Oblast")[0]
    city = world_gazetteer.find_candidates("Kharkiv")[0]
    assert variants.is_right(region, variant)
    assert not variants.is_right(city, variant)


@pytest.fixture(scope="module")
def answers(world_gazetteer) -> list[variants.Answer]:
    drawn = variants.draw_variants(("UA", "RU", "SY", "IQ", "TR"), 6, seed=11, gazetteer=world_gazetteer)
    return [variants.ask(variant, world_gazetteer) for variant in drawn]


def test_most_variants_are_understood_and_few_answers_are_wrong(answers):
    tally = variants.count_answers(answers, lambda _: "all")["all"]
    assert tally.asked >= 150
    assert tally.right >= 0.9 * tally.asked
    assert tally.right >= 0.98 * tally.answered


def test_listed_names_are_counted_apart(answers):
    known = [answer for answer in answers if answer.is_known]
    assert known
    tally = variants.count_answers(known, lambda _: "all")["all"]
    assert (tally.asked, tally.known) == (0, len(known))


def test_function_words_and_surnames_are_no_spelling_of_a_place(world_gazetteer):
    words = [*SURNAMES, *sorted(variants.stop_words())]
    for country_code in ("UA", "SY", "TR"):
        assert len(list(variants.find_false_answers(words, country_code, world_gazetteer))) <= 0.02 * len(words)


def test_the_tables_of_figures_say_what_was_asked_and_right(answers):
    table = variants.format_tallies("convention", variants.count_answers(answers, lambda a: a.variant.convention))
    assert table.startswith("convention")
    assert "german" in table
    wrong = Candidate("gn:1", "Elsewhere", 0, 0, "PPL", "UA", None, None, None, 0, 1, match=NameMatch.FUZZY)
    only = variants.Answer(answers[0].variant, is_known=False, first=wrong)
    assert variants.format_tallies("x", variants.count_answers([only], lambda _: "y")).split()[-7:] == [
        "y", "1", "0.0", "0.0", "0.0", "0", "0",
    ]  # fmt: skip
