using System.Globalization;
using Tap.Core;
using Tap.Monitoring;

namespace Tap.Tests.Monitoring;

public sealed class StatisticTests
{
    [TestCase(0, "p0")]
    [TestCase(95, "p95")]
    [TestCase(99.9, "p99.9")]
    [TestCase(99.99, "p99.99")]
    [TestCase(100, "p100")]
    public void A_percentile_is_spelled_as_CloudWatch_does_in_every_culture(double percent, string expected)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            var statistic = Statistic.Percentile(percent);
            Assert.That((statistic.ToString(), statistic.IsPercentile), Is.EqualTo((expected, true)));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [TestCase(-1, "between 0 and 100, but was -1")]
    [TestCase(101, "between 0 and 100, but was 101")]
    [TestCase(99.999, "two decimals at most, but was 99.999")]
    public void A_percentile_that_CloudWatch_does_not_know_is_refused(double percent, string message) => Assert.That(
        () => Statistic.Percentile(percent), Throws.TypeOf<InputException>().With.Message.Contains(message));

    [Test]
    public void The_others_are_named_as_CloudWatch_names_them()
    {
        Statistic[] others = [Statistic.Sum, Statistic.Average, Statistic.Minimum, Statistic.Maximum, Statistic.SampleCount];
        Assert.That(others.Select(statistic => $"{statistic}"), Is.EqualTo(["Sum", "Average", "Minimum", "Maximum", "SampleCount"]));
        Assert.That(others.Select(statistic => statistic.IsPercentile), Is.All.False);
    }

    [Test]
    public void Those_of_one_name_are_equal()
    {
        var p95 = Statistic.Percentile(95);
        Assert.That(p95, Is.EqualTo(Statistic.Percentile(95.0)).And.Not.EqualTo(Statistic.Percentile(99)));
    }
}
