using Tap.Core;
using Tap.Security;
using Tap.Stacks;
using Tap.Tests.Core;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks;

/// <summary>The settings that stacks have of their own.</summary>
public sealed class StackSettingsTests
{
    [Test]
    public void Without_any_value_the_defaults_hold()
    {
        var settings = Read();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.Get(FoundationSettings.State), Is.EqualTo(StateLocation.Local));
            Assert.That(settings.Get(FoundationSettings.Repository), Is.Null);
            Assert.That(settings.Get(GatewaySettings.AuditObjectLock), Is.Null);
            Assert.That(settings.Get(GatewaySettings.AllowedIps), Is.EqualTo(["203.0.113.1/32", "198.51.100.2/32"]));
            Assert.That(settings.Get(GatewaySettings.Billing), Is.EqualTo(TableBilling.Provisioned));
            Assert.That(settings.Get(GatewaySettings.CorsOrigin), Is.EqualTo("https://example.com"));
            Assert.That(settings.Get(EventsSettings.ApplicationSignals), Is.False);
        }
    }

    [TestCase("TAP_AUDIT_OBJECT_LOCK", "forever:1", "'forever' is no mode.")]
    [TestCase("TAP_ALLOWED_IPS", "0.0.0.0/0", "'0.0.0.0/0' is the whole internet, which restricts nobody.")]
    [TestCase("TAP_ALLOWED_IPS", "64.0.0.0/2", "'64.0.0.0/2' lets in 1073741824 addresses: ranges must be /8 or narrower.")]
    [TestCase("TAP_ALLOWED_IPS", "203.0.113.1/24",
        "'203.0.113.1/24' has bits set behind its prefix: write 203.0.113.0/24, or 203.0.113.1/32 for the one address.")]
    [TestCase("TAP_ALLOWED_IPS", "2001:db8::/32", "'2001:db8::/32' is no IPv4 range in CIDR notation")]
    [TestCase("TAP_ALLOWED_IPS", "office", "'office/32' is no IPv4 range in CIDR notation")]
    [TestCase("TAP_ALLOWED_IPS", ",", "The list is empty.")]
    [TestCase("TAP_GITHUB_REPOSITORY", "acme/*", "It does not have the form owner/name or owner@id/name@id.")]
    [TestCase("TAP_GITHUB_REPOSITORY", "https://github.com/acme/tap", "It does not have the form owner/name or owner@id/name@id.")]
    [TestCase("TAP_GITHUB_REPOSITORY", "repo:acme@1/tap@2", "It does not have the form owner/name or owner@id/name@id.")]
    [TestCase("TAP_GITHUB_REPOSITORY", "acme@1/tap@*", "It does not have the form owner/name or owner@id/name@id.")]
    [TestCase("TAP_GITHUB_REPOSITORY", "acme@one/tap@two", "It does not have the form owner/name or owner@id/name@id.")]
    [TestCase("TAP_GITHUB_REPOSITORY", "acme@01/tap@2", "It does not have the form owner/name or owner@id/name@id.")]
    [TestCase("TAP_GITHUB_REPOSITORY", "acme@1/tap@2:*", "It does not have the form owner/name or owner@id/name@id.")]
    [TestCase("TAP_GITHUB_REPOSITORY", "acme@1/tap", "It has the id of the owner alone.")]
    [TestCase("TAP_GITHUB_REPOSITORY", "acme/tap@2", "It has the id of the repository alone.")]
    [TestCase("TAP_GATEWAY_TABLE_BILLING", "free", "It is none of the choices.")]
    [TestCase("TAP_CORS_ORIGIN", "*", "It is no https origin.")]
    [TestCase("TAP_CORS_ORIGIN", "http://app.example.com", "It is no https origin.")]
    [TestCase("TAP_CORS_ORIGIN", "https://app.example.com/", "It is no https origin.")]
    [TestCase("TAP_CORS_ORIGIN", "https://app.example.com/x:443", "It is no https origin.")]
    [TestCase("TAP_APPLICATION_SIGNALS", "1", "It is neither true nor false.")]
    public void A_bad_value_is_refused_with_value_rule_and_way_out(string variable, string value, string reason) =>
        SettingRefusal.AssertRefused(variable, value, reason);

    [Test]
    public void Addresses_without_a_prefix_are_single_addresses() => Assert.That(
        Read(("TAP_ALLOWED_IPS", "192.0.2.7, 192.0.2.128/25")).Get(GatewaySettings.AllowedIps),
        Is.EqualTo(["192.0.2.7/32", "192.0.2.128/25"]));

    [TestCase("https://App.Example.com:443", "https://app.example.com")]
    [TestCase("https://app.example.com:8443", "https://app.example.com:8443")]
    public void Origins_become_what_browsers_send(string text, string origin) =>
        Assert.That(Read(("TAP_CORS_ORIGIN", text)).Get(GatewaySettings.CorsOrigin), Is.EqualTo(origin));

    [Test]
    public void A_repository_is_read_with_its_ids() =>
        Assert.That(
            Read(("TAP_GITHUB_REPOSITORY", "acme@1/tap@2")).Get(FoundationSettings.Repository),
            Is.EqualTo(GitHubRepository.Parse("acme@1/tap@2")));

    [Test]
    public void Application_Signals_are_refused_in_a_region_without_their_layer()
    {
        var problem = Problems(("TAP_APPLICATION_SIGNALS", "true"), ("AWS_REGION", "us-gov-west-1")).Single();
        Assert.That(problem.Rule, Does.Contain("has not published in us-gov-west-1").And.Contain("us-east-1"));
    }

    [Test]
    public void Nothing_is_said_of_their_layer_where_the_region_is_wrong_by_itself() =>
        Assert.That(
            Problems(("TAP_APPLICATION_SIGNALS", "true"), ("AWS_REGION", "moon")).Single().Subject,
            Does.StartWith("region"));

    [Test]
    public void A_state_bucket_that_cannot_be_made_is_refused_where_foundation_keeps_state_in_it_alone()
    {
        (string, string)[] names = [("TAP_PROJECT", "a-project-with-quite-a-long-name"), ("ENVIRONMENT_SUFFIX", "feature-12")];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Read([.. names, ("TAP_STATE", "local")]), Throws.Nothing);
            SettingRefusal.AssertProblem(
                Problems([.. names, ("TAP_STATE", "local"), ("TAP_FOUNDATION_STATE", "s3")]).Single(),
                FoundationSettings.State,
                "s3",
                "The state bucket 'a-project-with-quite-a-long-name-feature-12-s3-terraform-state-production' cannot be made: "
                + "as a bucket name it is 10 longer than 63.");
            Assert.That(
                Problems([.. names, ("TAP_FOUNDATION_STATE", "s3")]).Single().Subject, Does.StartWith("state bucket"), "said once");
        }
    }

    [TestCaseSource(typeof(AllStacks), nameof(AllStacks.OwnSettings))]
    public void A_setting_of_a_stack_is_unknown_without_the_stack(SettingDefinition setting)
    {
        var environment = new Dictionary<string, string> { [setting.EnvironmentVariable] = setting.Example };
        Assert.That(
            SettingRefusal.Of(environment).Problems.Single().Subject, Is.EqualTo($"environment variable {setting.EnvironmentVariable}"));
    }

    private static Settings Read(params (string Variable, string Value)[] environment) => SynthesizedStack.SettingsOf(environment);

    private static IReadOnlyList<SettingProblem> Problems(params (string Variable, string Value)[] environment) =>
        Assert.Throws<SettingsException>(() => Read(environment))!.Problems;
}
