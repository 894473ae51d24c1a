"""Requests of patients with real processes: one that is killed half-way, then two at once."""

from django_tasks_db.models import DBTaskResult

from pages.models import RequestSubmission

FORM = ("-m", "tests.clinic_site.jobs.send_request")
PATIENCE = 120  # seconds; each process loads the whole site


def kept(site):
    requests = RequestSubmission.objects.using(site.alias).count()
    mails = DBTaskResult.objects.using(site.alias).filter(task_path__endswith="tell_clinic")
    return requests, mails.count()


def test_a_killed_server_keeps_nothing_and_two_at_once_keep_one_request_and_one_mail(real_site):
    assert real_site.start(*FORM, "make").wait(PATIENCE) == 0
    assert real_site.start(*FORM, "die").wait(PATIENCE) < 0
    assert kept(real_site) == (0, 0)
    senders = [real_site.start(*FORM, "send") for _number in range(2)]
    assert [sender.wait(PATIENCE) for sender in senders] == [0, 0]
    assert kept(real_site) == (1, 1)
