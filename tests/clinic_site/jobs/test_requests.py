"""Requests of patients with real processes: two at once, and one that is killed half-way."""

from django_tasks_db.models import DBTaskResult

from pages.models import RequestSubmission

FORM = ("-m", "tests.clinic_site.jobs.send_request")


def kept(site):
    requests = RequestSubmission.objects.using(site.alias).count()
    mails = DBTaskResult.objects.using(site.alias).filter(task_path__endswith="tell_clinic")
    return requests, mails.count()


def test_a_form_that_is_sent_several_times_at_once_is_one_request_and_one_mail(real_site):
    real_site.run(*FORM, "make")
    assert kept(real_site) == (0, 0)
    senders = [real_site.start(*FORM, "send") for _number in range(4)]
    assert [sender.wait(60) for sender in senders] == [0, 0, 0, 0]
    assert kept(real_site) == (1, 1)


def test_a_server_that_is_killed_half_way_has_kept_nothing(real_site):
    real_site.run(*FORM, "make")
    assert real_site.start(*FORM, "die").wait(60) < 0
    assert kept(real_site) == (0, 0)
    real_site.run(*FORM, "send")
    assert kept(real_site) == (1, 1)
