"""How a session meets the address of the page."""

import pytest
from streamlit.testing.v1 import AppTest


def test_step_forward_counts_though_the_widgets_have_not_heard_of_the_one_before():
    def page() -> None:
        import streamlit as st  # noqa: PLC0415  (AppTest runs the text of this function alone)

        from dashboard.views import state  # noqa: PLC0415

        state.read_url()
        st.query_params.from_dict({"family": "battle"})
        state.read_url()
        st.session_state[state.FAMILIES] = []  # what a widget says that was drawn before
        st.query_params.from_dict({"family": "battle", "event": "e1"})
        state.read_url()
        st.text(f"{sorted(state.current_filters().families)} {state.selected_event_id()}")

    at = AppTest.from_function(page).run()
    assert not at.exception
    assert at.text[0].value == "['battle'] e1"


def test_change_counts_though_the_url_still_tells_what_was_before():
    def page() -> None:
        import streamlit as st  # noqa: PLC0415  (AppTest runs the text of this function alone)

        from dashboard.views import state  # noqa: PLC0415

        state.read_url()
        for families in (["battle"], ["battle", "riot"]):
            st.session_state[state.FAMILIES] = families
            state.write_url(state.current_filters())
        st.session_state[state.FAMILIES] = ["riot"]
        for late in ({}, {"family": "battle"}):
            st.query_params.from_dict(late)
            state.read_url()
        st.text(f"{sorted(state.current_filters().families)}")

    at = AppTest.from_function(page).run()
    assert not at.exception
    assert at.text[0].value == "['riot']"


@pytest.mark.parametrize(("is_press", "families"), [(True, "[]"), (False, "['battle']")])
def test_press_that_changes_nothing_is_no_step_back_while_the_url_lags_behind(is_press, families):
    def page(is_press: bool) -> None:  # noqa: FBT001
        import streamlit as st  # noqa: PLC0415  (AppTest runs the text of this function alone)

        from dashboard.views import state  # noqa: PLC0415

        state.read_url()
        for chosen in (["battle"], []):
            st.session_state[state.FAMILIES] = chosen
            state.write_url(state.current_filters())
        st.query_params.from_dict({"family": "battle"})
        if is_press:
            state.note_act()
        state.read_url()
        st.text(f"{sorted(state.current_filters().families)}")

    at = AppTest.from_function(page, args=(is_press,)).run()
    assert not at.exception
    assert at.text[0].value == families


def test_second_step_back_counts_though_it_stops_the_run_of_the_first():
    def page() -> None:
        import streamlit as st  # noqa: PLC0415  (AppTest runs the text of this function alone)

        from dashboard.views import state  # noqa: PLC0415

        state.read_url()
        state.write_url(state.current_filters())
        for address in ({"family": "battle", "event": "e1"}, {"family": "battle"}, {}):
            st.query_params.from_dict(address)
            state.read_url()
        st.text(f"{sorted(state.current_filters().families)} {state.selected_event_id()}")

    at = AppTest.from_function(page).run()
    assert not at.exception
    assert at.text[0].value == "[] None"
