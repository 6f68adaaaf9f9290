using Tap.Core;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Core;

public sealed class SettingsTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Test]
    public void Without_any_value_the_defaults_hold()
    {
        var settings = Settings.Read(Nothing, contextJson: null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.Project, Is.EqualTo("trainr963"));
            Assert.That(settings.EnvironmentSuffix, Is.EqualTo("dev"));
            Assert.That(settings.Environment, Is.EqualTo("production"));
            Assert.That(settings.IsProduction, Is.True);
            Assert.That(settings.ProtectsData, Is.True);
            Assert.That(settings.Region, Is.EqualTo("us-east-1"));
            Assert.That(settings.AvailabilityZones, Is.EqualTo(["us-east-1a", "us-east-1b"]));
            Assert.That(settings.State, Is.EqualTo(StateLocation.S3));
            Assert.That(settings.StateBucket, Is.EqualTo("trainr963-dev-s3-terraform-state-production"));
            Assert.That(settings.StateBucketRegion, Is.EqualTo("us-east-1"));
            Assert.That(settings.AlarmEmail, Is.Null);
            Assert.That(settings.Repository, Is.Null);
            Assert.That(settings.CommitAuthor, Is.Null);
            Assert.That(settings.PermissionsBoundary, Is.Null);
            Assert.That(settings.EndpointUrl, Is.Null);
            Assert.That(settings.ReservedConcurrency, Is.True);
            Assert.That(settings.NatGateways, Is.EqualTo(NatGateways.Single));
        }
    }

    [Test]
    public void Defaults_follow_the_settings_they_derive_from()
    {
        var settings = Settings.Read(
            new Dictionary<string, string>
            {
                ["AWS_REGION"] = "eu-west-1",
                ["ENVIRONMENT_SUFFIX"] = "pr-7",
                ["TAP_ENVIRONMENT"] = "staging",
            },
            contextJson: null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.AvailabilityZones, Is.EqualTo(["eu-west-1a", "eu-west-1b"]));
            Assert.That(settings.StateBucket, Is.EqualTo("trainr963-pr-7-s3-terraform-state-staging"));
            Assert.That(settings.StateBucketRegion, Is.EqualTo("eu-west-1"));
            Assert.That(settings.IsProduction, Is.False);
            Assert.That(settings.ProtectsData, Is.False);
        }
    }

    [TestCaseSource(nameof(Definitions))]
    public void Environment_wins_over_context_and_context_over_default(SettingDefinition definition)
    {
        var other = OtherValue(definition);
        var context = $$"""{ "{{definition.ContextKey}}": "{{definition.Example}}" }""";
        var variable = new Dictionary<string, string> { [definition.EnvironmentVariable] = other };
        var emptyVariable = new Dictionary<string, string> { [definition.EnvironmentVariable] = "" };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                definition.Example, Is.Not.EqualTo(definition.DefaultText), "the example has to differ from the default to show anything");
            Assert.That(Formatted(variable, context), Is.EqualTo(other), "environment over context");
            Assert.That(Formatted(Nothing, context), Is.EqualTo(definition.Example), "context over default");
            Assert.That(Formatted(emptyVariable, context), Is.EqualTo(definition.Example), "an empty variable is none");
        }

        string? Formatted(Dictionary<string, string> environment, string json) =>
            definition.TextIn(Settings.Read(environment, json, AllStacks.OwnSettings));
    }

    [TestCase("""{ "availabilityZones": ["us-east-1c", "us-east-1d"] }""", "us-east-1c,us-east-1d")]
    [TestCase("""{ "availabilityZones": "us-east-1c, us-east-1d" }""", "us-east-1c,us-east-1d")]
    [TestCase("""{ "availabilityZones": null }""", "us-east-1a,us-east-1b")]
    public void Lists_may_be_json_lists_or_texts(string json, string zones) =>
        Assert.That(string.Join(',', Settings.Read(Nothing, json).AvailabilityZones), Is.EqualTo(zones));

    [TestCase("false")]
    [TestCase("\"False\"")]
    public void Flags_may_be_json_booleans_or_texts(string value) =>
        Assert.That(Settings.Read(Nothing, $$"""{ "reservedConcurrency": {{value}} }""").ReservedConcurrency, Is.False);

    [TestCase("PerZone")]
    [TestCase("perzone")]
    [TestCase("PER-ZONE")]
    public void Choices_are_read_in_any_case(string value) =>
        Assert.That(
            Settings.Read(new Dictionary<string, string> { ["TAP_NAT_GATEWAYS"] = value }, contextJson: null).NatGateways,
            Is.EqualTo(NatGateways.PerZone));

    [TestCase("""{ "excludeStackIdFromLogicalIds": "true", "allowSepCharsInLogicalIds": "true", "cdktfRelativeModules": ["a"] }""")]
    [TestCase("""{ "tags": { "a": 1 }, "acme:owner": "ops" }""")]
    public void Keys_of_others_in_the_context_are_left_alone(string context) =>
        Assert.That(() => Settings.Read(Nothing, context), Throws.Nothing);

    private static IEnumerable<TestCaseData> Definitions() =>
        AllStacks.Settings.Select(definition => new TestCaseData(definition).SetArgDisplayNames(definition.ContextKey));

    private static string OtherValue(SettingDefinition definition) => definition.ContextKey switch
    {
        "availabilityZones" => "us-east-1e,us-east-1f",
        "allowedIps" => "192.0.2.0/24",
        "region" => "eu-north-1",
        "alarmEmail" => "other@example.com",
        "githubRepository" => "other@12/tap@34",
        "permissionsBoundary" => "arn:aws:iam::aws:policy/PowerUserAccess",
        "endpointUrl" => "https://other.example.com",
        "repository" or "commitAuthor" or "stateBucket" or "project" or "environment" or "environmentSuffix" => "other",
        "stateBucketRegion" => "eu-north-1",
        "corsOrigin" => "https://other.example.com",
        "natGateways" => "none",
        "auditObjectLock" => "compliance:1",
        "accessLogBucket" => "none",
        _ => definition.DefaultText,
    };
}
