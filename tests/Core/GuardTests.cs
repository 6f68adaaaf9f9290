using System.Globalization;
using System.Text.RegularExpressions;
using Tap.Core;

namespace Tap.Tests.Core;

public sealed partial class GuardTests
{
    [TestCase(128)]
    [TestCase(10240)]
    public void Bounds_are_allowed(int memory) => Assert.That(Guard.InRange(memory, 128, 10240, "Memory", "MB"), Is.EqualTo(memory));

    [TestCase(127)]
    [TestCase(10241)]
    public void Beyond_the_bounds_range_and_value_are_said(int memory) =>
        Assert.That(
            () => Guard.InRange(memory, 128, 10240, "Memory", "MB"),
            Throws.TypeOf<InputException>().With.Message.EqualTo($"Memory must be between 128 and 10240 MB, but was {memory}."));

    [Test]
    [SetCulture("de-DE")]
    public void A_range_is_written_alike_in_every_culture() =>
        Assert.That(
            () => Guard.InRange(1.5, 0.5, 1.25, "Rate"),
            Throws.TypeOf<InputException>().With.Message.EqualTo("Rate must be between 0.5 and 1.25, but was 1.5."));

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    public void Empty_texts_are_refused(string? text) =>
        Assert.That(
            () => Guard.NotEmpty(text, "Handler"), Throws.TypeOf<InputException>().With.Message.EqualTo("Handler must not be empty."));

    [Test]
    public void Empty_lists_are_refused() =>
        Assert.That(
            () => Guard.NotEmpty<string>([], "Routes"), Throws.TypeOf<InputException>().With.Message.EqualTo("Routes must not be empty."));

    [Test]
    public void What_is_not_empty_is_returned()
    {
        string[] routes = ["GET /tasks"];

        Assert.That((Guard.NotEmpty("index.handler", "Handler"), Guard.NotEmpty(routes, "Routes")), Is.EqualTo(("index.handler", routes)));
    }

    [TestCase("a b", "'a b'")]
    [TestCase(null, "missing")]
    public void What_does_not_match_is_refused_with_the_rule(string? stage, string found) =>
        Assert.That(
            () => Guard.Matches(stage, Stage, "Stage", "letters and digits"),
            Throws.TypeOf<InputException>().With.Message.EqualTo($"Stage must be letters and digits, but was {found}."));

    [Test]
    public void What_matches_is_returned() => Assert.That(Guard.Matches("prod", Stage, "Stage", "letters and digits"), Is.EqualTo("prod"));

    [Test]
    public void A_retention_that_cloudwatch_has_not_is_refused() =>
        Assert.That(
            () => Guard.Defined((LogRetention)4, "Log retention"),
            Throws.TypeOf<InputException>()
                .With.Message.StartsWith("Log retention must be one of Forever (0), OneDay (1), ")
                .And.Message.EndsWith(", but was 4."));

    [Test]
    public void Retentions_are_cloudwatchs_days() =>
        Assert.That(
            Enum.GetValues<LogRetention>().Select(
                retention => Convert.ToInt32(Guard.Defined(retention, "Log retention"), CultureInfo.InvariantCulture)),
            Is.EqualTo([0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]));

    [GeneratedRegex(@"\A[a-z0-9]+\z")]
    private static partial Regex Stage { get; }

    [TestCase(0.5, "between 1 and 900 s, but was 0.5 s")]
    [TestCase(901, "between 1 and 900 s, but was 901 s")]
    [TestCase(1.5, "a whole number of seconds, but was 1.5 s")]
    public void Duration_in_seconds_that_AWS_does_not_take_is_refused(double seconds, string message) => Assert.That(
        () => Guard.WholeSeconds(TimeSpan.FromSeconds(seconds), 1, 900, "Timeout"),
        Throws.TypeOf<InputException>().With.Message.EqualTo($"Timeout must be {message}."));

    [TestCase(6, 30, "between 7 and 30 days, but was 6 days")]
    [TestCase(31, 30, "between 7 and 30 days, but was 31 days")]
    [TestCase(7.5, 30, "a whole number of days, but was 7.5 days")]
    [TestCase(6, null, "7 days or more, but was 6 days")]
    public void Duration_in_days_that_AWS_does_not_take_is_refused(double days, int? maximum, string message) => Assert.That(
        () => Guard.WholeDays(TimeSpan.FromDays(days), 7, maximum, "Window"),
        Throws.TypeOf<InputException>().With.Message.EqualTo($"Window must be {message}."));

    [TestCase(7, 30)]
    [TestCase(30, 30)]
    [TestCase(100_000, null)]
    public void Duration_within_the_bounds_comes_back(int days, int? maximum) =>
        Assert.That(Guard.WholeDays(TimeSpan.FromDays(days), 7, maximum, "Window"), Is.EqualTo(TimeSpan.FromDays(days)));
}
