using Tap.Core;
using Tap.Monitoring;
using Tap.Storage;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Monitoring;

public sealed class ImportedAlarmTopicTests
{
    private const string Arn = "arn:aws:sns:us-east-1:111122223333:operations";

    [Test]
    public void Alarms_notify_it_and_no_other_topic_is_made()
    {
        var stack = SynthesizedStack.Of(stack =>
            new MonitoringFacade(stack, "monitoring", new() { Topic = AlarmTopic.FromArn(Arn) }).Watch(new DeadLetterQueue(stack, "dlq")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                stack.All("aws_cloudwatch_metric_alarm").Select(alarm => alarm.Text("alarm_actions")),
                Is.All.EqualTo($"[\"{Arn}\"]").And.Not.Empty);
            Assert.That(stack.ResourceTypes, Has.None.EqualTo("aws_sns_topic").And.None.EqualTo("aws_kms_key"));
        }
    }

    [TestCase("arn:aws:sns:us-east-1:111122223333:operations.fifo")]
    [TestCase("operations")]
    public void Another_ARN_is_refused(string arn) => Assert.That(
        () => AlarmTopic.FromArn(arn),
        Throws.TypeOf<InputException>().With.Message.Contains("not of a FIFO topic").And.Message.Contains($"'{arn}'"));
}
