using Tap.Core;
using Tap.Monitoring;

namespace Tap.Tests.Monitoring;

public sealed class ThresholdTests
{
    [Test]
    public void It_reads_as_people_say_it()
    {
        var threshold = new Threshold
        {
            Value = 0.5,
            Statistic = Statistic.Percentile(99.9),
            Comparison = Comparison.LessThanOrEqualTo,
            EvaluationPeriods = 3,
            Period = TimeSpan.FromMinutes(1),
        };
        Assert.That(threshold.ToString(), Is.EqualTo("p99.9 <= 0.5 in 3 x 60 s"));
    }

    [TestCase(0, "between 60 and 86400 s, but was 0")]
    [TestCase(90, "whole minutes, but was 90 s")]
    [TestCase(60.5, "whole minutes, but was 60.5 s")]
    [TestCase(90_000, "between 60 and 86400 s, but was 90000")]
    public void A_period_that_CloudWatch_does_not_take_is_refused(double seconds, string message) => Assert.That(
        () => new Threshold { Value = 1, Period = TimeSpan.FromSeconds(seconds) },
        Throws.TypeOf<InputException>().With.Message.Contains(message));

    [Test]
    public void Evaluation_periods_begin_at_one() => Assert.That(
        () => new Threshold { Value = 1, EvaluationPeriods = 0 },
        Throws.TypeOf<InputException>().With.Message.Contains("between 1 and 1440"));
}
