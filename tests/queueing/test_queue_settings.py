from pathlib import Path

import pytest

from kiosk.common.errors import Rejected
from kiosk.common.wording import say
from kiosk.queueing.model import Group
from kiosk.settings import QueueSettings, messages_dir, parse_settings

HALL = 'hall_code = "1"\nhall_name = "大厅"\n[queue]\n'


def test_a_hall_without_the_table_has_the_usual_rules():
    rules = parse_settings('hall_code = "1"\nhall_name = "大厅"\n', Path()).queue
    assert rules == QueueSettings()
    assert set(rules.priority_groups) == {group.value for group in Group}


def test_a_hall_sets_its_own_rules():
    rules = parse_settings(
        HALL + 'priority_age = 70\npriority_groups = ["elderly"]\npriority_head_start_minutes = 0',
        Path(),
    ).queue
    assert (rules.priority_age, rules.priority_groups) == (70, ("elderly",))
    assert rules.priority_head_start_minutes == 0


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("priority_age = 6", "priority_age"),
        ("priority_head_start_minutes = 9999", "priority_head_start_minutes"),
        ('priority_groups = ["vip"]', "vip"),
        ("window_lost_seconds = 0", "window_lost_seconds"),
        ("window_lost_second = 60", "queue.window_lost_second"),
        ('priority_age = "old"', "priority_age"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_by_name(line, named):
    with pytest.raises(Rejected) as refusal:
        parse_settings(HALL + line, Path())
    assert refusal.value.code == "settings.invalid"
    assert named in say(refusal.value, messages_dir())
