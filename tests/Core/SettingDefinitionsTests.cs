using Tap.Core;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Core;

public sealed class SettingDefinitionsTests
{
    [Test]
    public void No_two_settings_share_a_name_a_variable_or_a_key()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(AllStacks.Settings.Select(definition => definition.Name), Is.Unique);
            Assert.That(AllStacks.Settings.Select(definition => definition.EnvironmentVariable), Is.Unique);
            Assert.That(AllStacks.Settings.Select(definition => definition.ContextKey), Is.Unique);
        }
    }

    [Test]
    public void Every_property_that_can_be_set_has_a_definition() =>
        Assert.That(
            AppSettings.All, Has.Count.EqualTo(typeof(Settings).GetProperties().Count(property => property.SetMethod is not null)));

    [Test]
    public void Every_default_is_a_value_that_the_setting_takes()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var definition in AllStacks.Settings.Where(definition => definition.DefaultText != "none"))
            {
                var variables = new Dictionary<string, string> { [definition.EnvironmentVariable] = definition.DefaultText };
                var settings = Settings.Read(variables, contextJson: null, AllStacks.OwnSettings);
                Assert.That(definition.TextIn(settings), Is.EqualTo(definition.DefaultText), definition.Name);
            }
        }
    }

    [TestCase("TAP_PROJECT", "project", "trainr963")]
    [TestCase("ENVIRONMENT_SUFFIX", "environmentSuffix", "dev")]
    [TestCase("TAP_AVAILABILITY_ZONES", "availabilityZones", "us-east-1a,us-east-1b")]
    [TestCase("TAP_ALARM_EMAIL", "alarmEmail", "none")]
    [TestCase("TAP_GATEWAY_TABLE_BILLING", "gatewayTableBilling", "provisioned")]
    [TestCase("TAP_RESERVED_CONCURRENCY", "reservedConcurrency", "true")]
    public void Definitions_say_key_and_default(string variable, string key, string defaultText)
    {
        var definition = AllStacks.Settings.Single(definition => definition.EnvironmentVariable == variable);

        Assert.That((definition.ContextKey, definition.DefaultText), Is.EqualTo((key, defaultText)));
    }
}
