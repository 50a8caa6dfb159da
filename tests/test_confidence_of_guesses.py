"""What becomes of the place of an event that is hardly sure: no answer where it is a guess, and never a pin."""

from dataclasses import replace

from event_docs import events_of, parsed

from dashboard import settings
from dashboard.extraction.events.confidence import give_up_guess, withhold_pin
from dashboard.extraction.pipeline import with_pins
from dashboard.model import Article, Extraction, Modality

TOLD = (
    "Rebels|NNS|nsubj|1 shelled|VBD|ROOT|0 Goma|NNP|dobj|-1 .|.|punct|-2 ¶|_SP|dep|-1 / "
    "Gunmen|NNS|nsubj|1 kidnapped|VBD|ROOT|0 three|CD|nummod|1 nurses|NNS|dobj|-2"
)


def test_place_of_another_passage_is_given_up_where_little_is_sure():
    named, guessed = events_of(parsed(TOLD), ["Goma"])
    assert guessed.place is not None
    assert guessed.confidence < 0.5 < named.confidence
    assert give_up_guess(named, 0.5).place is not None
    given_up = give_up_guess(guessed, 0.5)
    assert (given_up.place, given_up.confidence_place) == (None, 0.0)
    assert give_up_guess(guessed, 0.1) == guessed


def hardly_sure_and_sure():
    sure, _ = events_of(parsed(TOLD), ["Goma"])
    sure = replace(sure, cluster_id="goma", confidence=settings.LEAST_DRAWN)
    return replace(sure, confidence=settings.LEAST_DRAWN - 0.01), sure


def test_event_hardly_sure_keeps_its_place_in_words_only():
    doubtful, sure = hardly_sure_and_sure()
    assert withhold_pin(sure) == sure
    place = withhold_pin(doubtful).place
    assert (place.candidate, place.mention) == (sure.place.candidate, sure.place.mention)
    assert (place.latitude, place.longitude, place.radius_km) == (None, None, None)


def test_what_is_planned_is_off_the_map_anyway_and_keeps_its_coordinates():
    doubtful, _ = hardly_sure_and_sure()
    planned = replace(doubtful, modality=Modality.PLANNED)
    assert withhold_pin(planned) == planned


def test_doubtful_report_is_pinned_where_another_report_of_the_event_is_sure():
    doubtful, sure = hardly_sure_and_sure()
    alone = Extraction(Article("a", "…"), (), (), (replace(doubtful, cluster_id="other"), doubtful))
    other = Extraction(Article("b", "…"), (), (), (sure,))
    (first, second), (third,) = (one.events for one in with_pins([alone, other]))
    assert [event.place.latitude is None for event in (first, second, third)] == [True, False, False]
