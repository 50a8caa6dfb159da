"""A place taken from elsewhere in an article, for an event that is hardly sure, is no answer."""

from event_docs import events_of, parsed

from dashboard.extraction.events.confidence import give_up_guess

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
