using Tap.Core;
using Tap.Monitoring;

namespace Tap.Tests.Monitoring;

public sealed class ThresholdTests
{
    [Test]
    public void It_reads_as_people_say_it() => Assert.That(
        new Threshold
        {
            Value = 0.5,
            Statistic = "p99.9",
            Comparison = Comparison.LessThanOrEqualTo,
            EvaluationPeriods = 3,
            PeriodSeconds = 60,
        }.ToString(),
        Is.EqualTo("p99.9 <= 0.5 in 3 x 60 s"));

    [TestCase("sum")]
    [TestCase("p101")]
    [TestCase("p")]
    [TestCase("")]
    [TestCase("Sum\n")]
    public void A_statistic_that_CloudWatch_does_not_know_is_refused(string statistic) => Assert.That(
        () => new Threshold { Value = 1, Statistic = statistic },
        Throws.TypeOf<InputException>().With.Message.Contains("percentile such as p95").And.Message.Contains($"'{statistic}'"));

    [TestCase(0, "between 60 and 86400 s, but was 0")]
    [TestCase(90, "multiple of 60 s, but was 90")]
    public void A_period_that_CloudWatch_does_not_take_is_refused(int seconds, string message) => Assert.That(
        () => new Threshold { Value = 1, PeriodSeconds = seconds },
        Throws.TypeOf<InputException>().With.Message.Contains(message));

    [Test]
    public void Evaluation_periods_begin_at_one() => Assert.That(
        () => new Threshold { Value = 1, EvaluationPeriods = 0 },
        Throws.TypeOf<InputException>().With.Message.Contains("between 1 and 1440"));
}
