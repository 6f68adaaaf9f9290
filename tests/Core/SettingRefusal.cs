using Tap.Core;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Core;

/// <summary>Settings that have to be refused.</summary>
internal static class SettingRefusal
{
    /// <summary>Asserts that the app refuses the value of one variable with value, rule and way out.</summary>
    public static void AssertRefused(string variable, string value, string reason)
    {
        var definition = AllStacks.Settings.Single(definition => definition.EnvironmentVariable == variable);
        var environment = new Dictionary<string, string> { [variable] = value };
        AssertProblem(Of(environment, AllStacks.OwnSettings).Problems.Single(), definition, value, reason);
    }

    /// <summary>Asserts that a problem names the setting, the value, the rule and the way out.</summary>
    public static void AssertProblem(SettingProblem problem, SettingDefinition definition, string value, string reason)
    {
        var places = $"{definition.EnvironmentVariable}, or \"{definition.ContextKey}\" in the context of cdktf.json";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem.Subject, Is.EqualTo($"{definition.Name} ({places})"));
            Assert.That(problem.Found, Does.Contain(value));
            Assert.That(problem.Rule, Does.StartWith(reason).And.EndsWith($"Allowed: {definition.Rule}."));
            Assert.That(
                problem.Fix,
                Does.Contain(definition.EnvironmentVariable).And.Contain(definition.Example).And.Contain(definition.DefaultText));
        }
    }

    /// <summary>What reading these variables fails with.</summary>
    public static SettingsException Of(Dictionary<string, string> environment, params IReadOnlyList<SettingDefinition> ofStacks) =>
        Assert.Throws<SettingsException>(() => Settings.Read(environment, contextJson: null, ofStacks))!;
}
