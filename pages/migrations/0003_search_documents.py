import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0002_downloads_and_locations_to_choose'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchDocument',
            fields=[
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='search_document', serialize=False, to='wagtailcore.page')),
                ('text', models.TextField()),
                ('title_words', models.TextField()),
                ('lead_words', models.TextField()),
                ('body_words', models.TextField()),
            ],
            options={
                'verbose_name': 'page in the search index',
                'verbose_name_plural': 'pages in the search index',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('word', models.CharField(max_length=40, primary_key=True, serialize=False)),
            ],
            options={
                'verbose_name': 'word in the search index',
                'verbose_name_plural': 'words in the search index',
                'default_permissions': (),
            },
        ),
    ]
