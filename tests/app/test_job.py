"""How far a check is, and that it can be ended."""

import threading

import pytest

from xlcheck.app.job import Cancelled, Job
from xlcheck.errors import AlignmentError, ConfigurationError
from xlcheck.remaining import left_of


def ran(work, names=("en.txt",)):
    """Run some work to its end and return the job and the news of it."""
    told = []
    over = threading.Event()
    job = Job(names, lambda: told.append(job.seen()) or (job.state != "running" and over.set()))
    job.start(work)
    assert over.wait(20)
    return job, told


def test_the_share_grows_from_stage_to_stage_and_from_pair_to_pair():
    def work(job):
        for number in range(2):
            job.begin(number)
            job.stage("aligning 5 with 5 sentences")
            job.stage("checking 5 pairs of sentences")
        return True

    _, told = ran(work, ("a.txt", "b.txt"))
    shares = [news["share"] for news in told]
    assert shares == sorted(shares) and shares[0] < 0.05 and shares[-1] == 1
    assert told[0]["pair"] == "1 of 2: a.txt" and told[3]["pair"] == "2 of 2: b.txt"
    assert told[-1]["state"] == "done"


def test_a_check_that_is_cancelled_ends_at_its_next_stage():
    def work(job):
        job.begin(0)
        job.cancel()
        with pytest.raises(Cancelled):
            job.stage("checking")
        raise Cancelled

    assert ran(work)[0].seen()["state"] == "cancelled"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (AlignmentError("hardly any"), "do not look like a text and its translation"),
        (ConfigurationError("the glossary is wrong"), "The glossary is wrong"),
        (ZeroDivisionError("x"), "xlcheck itself has failed"),
    ],
)
def test_what_goes_wrong_is_said_in_words_for_people(error, said):
    def work(job):
        raise error

    job, _ = ran(work)
    assert (job.state, said in job.seen()["trouble"][0]["said"]) == ("failed", True)


def test_the_time_that_is_left_follows_from_the_share():
    assert left_of(10, 0.5) == "10 s left"
    assert left_of(60, 0.25) == "3 min left"
