using Tap.Core;

namespace Tap.Tests.Core;

/// <summary>A setting that another assembly than the library's declares.</summary>
public sealed class OwnSettingTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    private static Setting<int> MaximumAge { get; } = new()
    {
        Name = "age of orders", EnvironmentVariable = "ACME_MAXIMUM_AGE", ContextKey = "maximumAge", Default = 60,
        Rule = "1 to 600 minutes", Example = "30", Description = "when an alarm tells of orders that wait",
        Parse = text => SettingText.Number(text, 1, 600),
        Rules = [new SettingRule(Patience, AppSettings.Environment)],
    };

    private const string TooOld = "In production nobody waits longer than an hour.";

    private static string? Patience(Settings settings) => settings.Get(MaximumAge) > 60 && settings.IsProduction ? TooOld : null;

    [Test]
    public void It_is_read_from_variable_context_and_default_in_this_order()
    {
        var variable = new Dictionary<string, string> { ["ACME_MAXIMUM_AGE"] = " 20 " };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Settings.Read(variable, """{ "maximumAge": 40 }""", MaximumAge).Get(MaximumAge), Is.EqualTo(20));
            Assert.That(Settings.Read(Nothing, """{ "maximumAge": 40 }""", MaximumAge).Get(MaximumAge), Is.EqualTo(40));
            Assert.That(Settings.Read(Nothing, contextJson: null, MaximumAge).Get(MaximumAge), Is.EqualTo(60));
            Assert.That(MaximumAge.DefaultText, Is.EqualTo("60"));
        }
    }

    [TestCase("601")]
    [TestCase("0")]
    [TestCase("an hour")]
    [TestCase("1,000")]
    public void A_bad_value_is_refused_with_those_of_the_app(string value)
    {
        var problems = SettingRefusal.Of(new() { ["ACME_MAXIMUM_AGE"] = value, ["AWS_REGION"] = "moon" }, MaximumAge).Problems;

        Assert.That(problems.Select(problem => problem.Subject.Split(' ')[0]), Is.EqualTo(["region", "age"]));
        SettingRefusal.AssertProblem(problems[1], MaximumAge, value, "It is no whole number from 1 to 600.");
    }

    [Test]
    public void What_a_parser_throws_is_a_problem_of_the_setting()
    {
        Setting<T> Read<T>(string name, T fallback, Func<string, T> parse) => new()
        {
            Name = name, EnvironmentVariable = name, ContextKey = name, Default = fallback, Rule = "a rule", Example = "an example",
            Description = "a description", Parse = parse,
        };
        SettingDefinition[] own =
        [
            Read("OVERFLOW", 0, int.Parse),
            Read("ARGUMENT", DayOfWeek.Monday, Enum.Parse<DayOfWeek>),
            Read("GUARD", 0, text => Guard.InRange(text.Length, 1, 2, "The length")),
        ];

        var problems = SettingRefusal.Of(own.ToDictionary(setting => setting.EnvironmentVariable, _ => "99999999999"), own).Problems;

        Assert.That(problems.Select(problem => problem.Subject.Split(' ')[0]), Is.EqualTo(own.Select(setting => setting.Name)));
        Assert.That(problems[2].Rule, Does.StartWith("The length must be between 1 and 2, but was 11."));
    }

    [Test]
    public void A_rule_between_settings_holds_and_is_left_out_where_one_of_them_is_wrong()
    {
        var environment = new Dictionary<string, string> { ["ACME_MAXIMUM_AGE"] = "90" };

        using (Assert.EnterMultipleScope())
        {
            SettingRefusal.AssertProblem(SettingRefusal.Of(environment, MaximumAge).Problems.Single(), MaximumAge, "90", TooOld);
            environment["TAP_ENVIRONMENT"] = "No Name";
            Assert.That(SettingRefusal.Of(environment, MaximumAge).Problems.Single().Subject, Does.StartWith("environment"));
            environment["TAP_ENVIRONMENT"] = "staging";
            Assert.That(Settings.Read(environment, contextJson: null, MaximumAge).Get(MaximumAge), Is.EqualTo(90));
        }
    }

    [Test]
    public void A_misspelt_key_is_refused() => Assert.That(
        Assert.Throws<SettingsException>(() => Settings.Read(Nothing, """{ "maximumAges": 5 }""", MaximumAge))!.Problems.Single().Fix,
        Is.EqualTo("write \"maximumAge\", or remove it."));

    [Test]
    public void What_no_stack_declares_cannot_be_asked_for() => Assert.That(
        () => Settings.Read(Nothing, contextJson: null).Get(MaximumAge),
        Throws.TypeOf<InputException>().With.Message.Contains("age of orders (ACME_MAXIMUM_AGE)").And.Message.Contains("definition"));

    [Test]
    public void Settings_made_by_hand_have_its_default_or_what_they_are_given()
    {
        var settings = new Settings();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.Get(MaximumAge), Is.EqualTo(60));
            Assert.That(settings.With(MaximumAge, 5).Get(MaximumAge), Is.EqualTo(5));
            Assert.That(settings.Get(MaximumAge), Is.EqualTo(60), "the other object is what it was");
        }
    }

    [Test]
    public void Two_that_share_a_variable_or_a_key_with_each_other_or_with_the_app_are_refused_and_one_may_be_shared()
    {
        Setting<string> Own(string name, string variable, string key) => new()
        {
            Name = name, EnvironmentVariable = variable, ContextKey = key, Default = "", Rule = "a rule", Example = "an example",
            Description = "a description", Parse = text => text,
        };
        SettingDefinition[] clashing = [MaximumAge, Own("other", "ACME_MAXIMUM_AGE", "other"), Own("third", "THIRD", "region")];

        Assert.That(
            () => Settings.Read(Nothing, contextJson: null, clashing),
            Throws.TypeOf<InputException>()
                .With.Message.Contains("environment variable 'ACME_MAXIMUM_AGE'").And.Message.Contains("key 'region'"));
        Assert.That(() => Settings.Read(Nothing, contextJson: null, MaximumAge, MaximumAge), Throws.Nothing);
    }

    [TestCase(" ")]
    [TestCase("")]
    public void Texts_must_not_be_empty(string text) => Assert.That(
        () => new Setting<string>
        {
            Name = "own", EnvironmentVariable = "OWN", ContextKey = "own", Default = "", Rule = text, Example = "an example",
            Description = "a description", Parse = value => value,
        },
        Throws.TypeOf<InputException>().With.Message.EqualTo("The rule of a setting must not be empty."));

    [Test]
    public void Values_are_written_as_they_are_read()
    {
        Setting<T> Of<T>(T value) => new()
        {
            Name = "own", EnvironmentVariable = "OWN", ContextKey = "own", Default = value, Rule = "a rule", Example = "an example",
            Description = "a description", Parse = _ => value,
        };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of(NatGateways.PerZone).DefaultText, Is.EqualTo("per-zone"));
            Assert.That(Of(false).DefaultText, Is.EqualTo("false"));
            Assert.That(Of<IReadOnlyList<string>>(["a", "b"]).DefaultText, Is.EqualTo("a,b"));
            Assert.That(Of(1.5).DefaultText, Is.EqualTo("1.5"));
            Assert.That(Of<string?>(null).DefaultText, Is.EqualTo("none"));
        }
    }
}
