from django.db import migrations, models

from yijian.office.trail.triggers import create_triggers, drop_triggers


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]

    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["jurisdiction", "at"], name="trail_by_time"),
        ),
        migrations.RunPython(create_triggers, drop_triggers, elidable=False),
    ]
