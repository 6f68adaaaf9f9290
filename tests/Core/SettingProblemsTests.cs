using Tap.Core;

namespace Tap.Tests.Core;

public sealed class SettingProblemsTests
{
    private const string LongLabel = "a-label-of-thirty-three-character";

    [TestCase("TAP_PROJECT", "Tap", "It has other characters, or a hyphen at an end or beside another.")]
    [TestCase("TAP_PROJECT", "tap-", "It has other characters, or a hyphen at an end or beside another.")]
    [TestCase("TAP_PROJECT", "t--p", "It has other characters, or a hyphen at an end or beside another.")]
    [TestCase("TAP_PROJECT", "9tap", "It does not begin with a letter.")]
    [TestCase("TAP_PROJECT", LongLabel, "It has 33 characters.")]
    [TestCase("ENVIRONMENT_SUFFIX", "dev_1", "It has other characters, or a hyphen at an end or beside another.")]
    [TestCase("TAP_ENVIRONMENT", "Production", "It has other characters, or a hyphen at an end or beside another.")]
    [TestCase("AWS_REGION", "useast1", "It does not have the form of a region's code.")]
    [TestCase("AWS_REGION", "us-east-1a", "It does not have the form of a region's code.")]
    [TestCase("TAP_AVAILABILITY_ZONES", "us-east-1a", "There are fewer than two.")]
    [TestCase("TAP_AVAILABILITY_ZONES", "us-east-1a,us-east-1a", "'us-east-1a' is listed 2 times.")]
    [TestCase("TAP_AVAILABILITY_ZONES", "us-east-1a,us-east-1", "'us-east-1' does not have the form of a zone's name or id.")]
    [TestCase("TAP_AVAILABILITY_ZONES", "use1-az1,use1-az", "'use1-az' does not have the form of a zone's name or id.")]
    [TestCase("TAP_AVAILABILITY_ZONES", "use1-az1,euw1-az2", "euw1-az2 is not in the region us-east-1.")]
    [TestCase("TAP_AVAILABILITY_ZONES", "us-east-1a,use1-az2", "Some are names and some are ids.")]
    [TestCase("TAP_AVAILABILITY_ZONES", "use1-az1,use1-az1", "'use1-az1' is listed 2 times.")]
    [TestCase("TAP_AVAILABILITY_ZONES", "use1-az1,use1-az2,use1-az3,use1-az4,use1-az5,use1-az6,use1-az7,use1-az8,use1-az9,use1-az10",
        "There are 10, but addresses for 9.")]
    [TestCase("TAP_AVAILABILITY_ZONES", "us-east-1a,eu-west-1b", "eu-west-1b is not in the region us-east-1.")]
    [TestCase("TAP_STATE", "gcs", "It is none of the choices.")]
    [TestCase("TAP_STATE", "0", "It is none of the choices.")]
    [TestCase("TERRAFORM_STATE_BUCKET", "My_Bucket", "As a bucket name it may hold only lower-case letters")]
    [TestCase("TERRAFORM_STATE_BUCKET", "ab", "As a bucket name it is shorter than 3.")]
    [TestCase("TERRAFORM_STATE_BUCKET_REGION", "nowhere", "It does not have the form of a region's code.")]
    [TestCase("TAP_ACCESS_LOG_BUCKET", "My_Bucket", "As a bucket name it may hold only lower-case letters")]
    [TestCase("TAP_AUDIT_OBJECT_LOCK", "forever:1", "'forever' is no mode.")]
    [TestCase("TAP_ALARM_EMAIL", "ops", "It is no plain e-mail address.")]
    [TestCase("TAP_ALARM_EMAIL", "Ops <ops@example.com>", "It is no plain e-mail address.")]
    [TestCase("TAP_ALARM_EMAIL", "ops@localhost", "It is no plain e-mail address.")]
    [TestCase("TAP_ALLOWED_IPS", "0.0.0.0/0", "'0.0.0.0/0' is the whole internet, which restricts nobody.")]
    [TestCase("TAP_ALLOWED_IPS", "64.0.0.0/2", "'64.0.0.0/2' lets in 1073741824 addresses: ranges must be /8 or narrower.")]
    [TestCase("TAP_ALLOWED_IPS", "203.0.113.1/24",
        "'203.0.113.1/24' has bits set behind its prefix: write 203.0.113.0/24, or 203.0.113.1/32 for the one address.")]
    [TestCase("TAP_ALLOWED_IPS", "2001:db8::/32", "'2001:db8::/32' is no IPv4 range in CIDR notation")]
    [TestCase("TAP_ALLOWED_IPS", "office", "'office/32' is no IPv4 range in CIDR notation")]
    [TestCase("TAP_ALLOWED_IPS", ",", "The list is empty.")]
    [TestCase("REPOSITORY", "acme/tap#1", "As a tag's value it may hold only letters")]
    [TestCase("COMMIT_AUTHOR", "Jo <jo@example.com>", "As a tag's value it may hold only letters")]
    [TestCase("TAP_GITHUB_REPOSITORY", "acme/*", "It does not have the form owner/name or owner@id/name@id.")]
    [TestCase("TAP_GITHUB_REPOSITORY", "https://github.com/acme/tap", "It does not have the form owner/name or owner@id/name@id.")]
    [TestCase("TAP_GITHUB_REPOSITORY", "repo:acme@1/tap@2", "It does not have the form owner/name or owner@id/name@id.")]
    [TestCase("TAP_GITHUB_REPOSITORY", "acme@1/tap@*", "It does not have the form owner/name or owner@id/name@id.")]
    [TestCase("TAP_GITHUB_REPOSITORY", "acme@one/tap@two", "It does not have the form owner/name or owner@id/name@id.")]
    [TestCase("TAP_GITHUB_REPOSITORY", "acme@01/tap@2", "It does not have the form owner/name or owner@id/name@id.")]
    [TestCase("TAP_GITHUB_REPOSITORY", "acme@1/tap@2:*", "It does not have the form owner/name or owner@id/name@id.")]
    [TestCase("TAP_GITHUB_REPOSITORY", "acme@1/tap", "It has the id of the owner alone.")]
    [TestCase("TAP_GITHUB_REPOSITORY", "acme/tap@2", "It has the id of the repository alone.")]
    [TestCase("TAP_PERMISSIONS_BOUNDARY", "acme-boundary", "It does not have the form of a policy's ARN.")]
    [TestCase("TAP_PERMISSIONS_BOUNDARY", "arn:aws:iam::111122223333:role/acme", "It does not have the form of a policy's ARN.")]
    [TestCase("TAP_PERMISSIONS_BOUNDARY", "arn:aws:iam::1111:policy/acme", "It does not have the form of a policy's ARN.")]
    [TestCase("TAP_PERMISSIONS_BOUNDARY", "arn:aws:iam::111122223333:policy/*", "It does not have the form of a policy's ARN.")]
    [TestCase("TAP_PERMISSIONS_BOUNDARY", "arn:aws-cn:iam::111122223333:policy/acme", "It is not in aws, the partition of us-east-1.")]
    [TestCase("AWS_ENDPOINT_URL", "127.0.0.1:4566", "It is no plain http or https URL.")]
    [TestCase("AWS_ENDPOINT_URL", "ftp://127.0.0.1", "It is no plain http or https URL.")]
    [TestCase("TAP_RESERVED_CONCURRENCY", "yes", "It is neither true nor false.")]
    [TestCase("TAP_GATEWAY_TABLE_BILLING", "free", "It is none of the choices.")]
    [TestCase("TAP_CORS_ORIGIN", "*", "It is no https origin.")]
    [TestCase("TAP_CORS_ORIGIN", "http://app.example.com", "It is no https origin.")]
    [TestCase("TAP_CORS_ORIGIN", "https://app.example.com/", "It is no https origin.")]
    [TestCase("TAP_CORS_ORIGIN", "https://app.example.com/x:443", "It is no https origin.")]
    [TestCase("TAP_APPLICATION_SIGNALS", "1", "It is neither true nor false.")]
    [TestCase("TAP_NAT_GATEWAYS", "two", "It is none of the choices.")]
    public void A_bad_value_is_refused_with_value_rule_and_way_out(string variable, string value, string reason)
    {
        var definition = Settings.Definitions.Single(definition => definition.EnvironmentVariable == variable);

        var problem = Problems(new() { [variable] = value }).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                problem.Subject,
                Is.EqualTo($"{definition.Name} ({variable}, or \"{definition.ContextKey}\" in the context of cdktf.json)"));
            Assert.That(problem.Found, Does.Contain(value));
            Assert.That(problem.Rule, Does.StartWith(reason).And.EndsWith($"Allowed: {definition.Rule}."));
            Assert.That(problem.Fix, Does.Contain(variable).And.Contain(definition.Example).And.Contain(definition.DefaultText));
        }
    }

    [Test]
    public void A_tag_that_is_too_long_is_refused() =>
        Assert.That(
            Problems(new() { ["COMMIT_AUTHOR"] = new('a', 257) }).Single().Rule,
            Does.StartWith("As a tag's value it is 1 longer than 256."));

    [Test]
    public void Credentials_in_a_url_are_refused_and_not_repeated()
    {
        var message = Message(new()
        {
            ["REPOSITORY"] = "https://me:secret@example.com/tap",
            ["AWS_ENDPOINT_URL"] = "http://me:secret@127.0.0.1",
        });

        Assert.That(
            message, Does.Contain("It carries credentials").And.Contain("It is no plain http or https URL.").And.Not.Contain("secret"));
    }

    [Test]
    public void All_problems_are_reported_at_once_each_in_a_paragraph()
    {
        var environment = Settings.Definitions.ToDictionary(definition => definition.EnvironmentVariable, _ => "?!");

        var problems = Problems(environment);
        var paragraphs = Message(environment).Split($"{Environment.NewLine}{Environment.NewLine}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                problems, Has.Count.EqualTo(Settings.Definitions.Count - 1), "the bucket is judged once project and environment are right");
            Assert.That(paragraphs[0], Is.EqualTo($"{problems.Count} settings have to be changed; nothing was written."));
            Assert.That(paragraphs[1..], Is.EqualTo(problems.Select(problem => problem.ToString())));
            Assert.That(paragraphs[1].Split(Environment.NewLine), Has.Length.EqualTo(4));
        }
    }

    [Test]
    public void A_default_state_bucket_that_gets_too_long_is_refused_unless_state_is_local()
    {
        var environment = new Dictionary<string, string>
        {
            ["TAP_PROJECT"] = "a-project-with-quite-a-long-name",
            ["ENVIRONMENT_SUFFIX"] = "feature-12",
        };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Problems(environment).Single().Rule,
                Does.StartWith("As a bucket name it is 10 longer than 63."));
            Assert.That(
                () => Settings.Read(new Dictionary<string, string>(environment) { ["TAP_STATE"] = "local" }, contextJson: null),
                Throws.Nothing);
            Assert.That(
                Problems(new Dictionary<string, string>(environment)
                {
                    ["TAP_STATE"] = "local",
                    ["TAP_FOUNDATION_STATE"] = "s3",
                }).Single().Rule,
                Does.StartWith("As a bucket name it is 10 longer than 63."));
        }
    }

    [Test]
    public void Application_Signals_are_refused_in_a_region_without_their_layer()
    {
        var environment = new Dictionary<string, string> { ["TAP_APPLICATION_SIGNALS"] = "true", ["AWS_REGION"] = "us-gov-west-1" };
        Assert.That(Problems(environment).Single().Rule, Does.Contain("has not published in us-gov-west-1").And.Contain("us-east-1"));
    }

    [TestCase("TAP_REGION", "AWS_REGION")]
    [TestCase("TAP_REGIN", "AWS_REGION")]
    [TestCase("TAP_ENVIRONMENT_SUFFIX", "ENVIRONMENT_SUFFIX")]
    [TestCase("TAP_CORS_ORIGINS", "TAP_CORS_ORIGIN")]
    [TestCase("tap_project", "TAP_PROJECT")]
    [TestCase("TAP_ALLOWED_IP", "TAP_ALLOWED_IPS")]
    [TestCase("ALLOWED_IP", null)]
    [TestCase("TAP_SOMETHING_ELSE", null)]
    public void A_misspelt_variable_of_ours_is_refused(string variable, string? meant)
    {
        var environment = new Dictionary<string, string> { [variable] = "x" };
        if (meant is null)
        {
            Assert.That(() => Settings.Read(environment, contextJson: null), Throws.Nothing);
        }
        else
        {
            Assert.That(Problems(environment).Single().Fix, Is.EqualTo($"write {meant}, or unset it."));
        }
    }

    [TestCase("Project", "project")]
    [TestCase("environment_suffix", "environmentSuffix")]
    [TestCase("enviromentSufix", "environmentSuffix")]
    [TestCase("TAP_PROJECT", "project")]
    [TestCase("availabilityZone", "availabilityZones")]
    public void A_misspelt_key_is_refused(string key, string meant) =>
        Assert.That(Problems([], $$"""{ "{{key}}": "x" }""").Single().Fix, Is.EqualTo($"write \"{meant}\", or remove it."));

    private static IReadOnlyList<SettingProblem> Problems(Dictionary<string, string> environment, string? context = null) =>
        Refusal(environment, context).Problems;

    private static string Message(Dictionary<string, string> environment) => Refusal(environment, context: null).Message;

    private static SettingsException Refusal(Dictionary<string, string> environment, string? context) =>
        Assert.Throws<SettingsException>(() => Settings.Read(environment, context))!;
}
