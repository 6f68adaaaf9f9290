using Tap.Core;
using Tap.Tests.Pages;
using Tap.Tests.Synthesis;

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
    [TestCase("TAP_ALARM_EMAIL", "ops", "It is no plain e-mail address.")]
    [TestCase("TAP_ALARM_EMAIL", "Ops <ops@example.com>", "It is no plain e-mail address.")]
    [TestCase("TAP_ALARM_EMAIL", "ops@localhost", "It is no plain e-mail address.")]
    [TestCase("REPOSITORY", "acme/tap#1", "As a tag's value it may hold only letters")]
    [TestCase("COMMIT_AUTHOR", "Jo <jo@example.com>", "As a tag's value it may hold only letters")]
    [TestCase("TAP_PERMISSIONS_BOUNDARY", "acme-boundary", "It does not have the form of a policy's ARN.")]
    [TestCase("TAP_PERMISSIONS_BOUNDARY", "arn:aws:iam::111122223333:role/acme", "It does not have the form of a policy's ARN.")]
    [TestCase("TAP_PERMISSIONS_BOUNDARY", "arn:aws:iam::1111:policy/acme", "It does not have the form of a policy's ARN.")]
    [TestCase("TAP_PERMISSIONS_BOUNDARY", "arn:aws:iam::111122223333:policy/*", "It does not have the form of a policy's ARN.")]
    [TestCase("TAP_PERMISSIONS_BOUNDARY", "arn:aws-cn:iam::111122223333:policy/acme", "It is not in aws, the partition of us-east-1.")]
    [TestCase("AWS_ENDPOINT_URL", "127.0.0.1:4566", "It is no plain http or https URL.")]
    [TestCase("AWS_ENDPOINT_URL", "ftp://127.0.0.1", "It is no plain http or https URL.")]
    [TestCase("TAP_RESERVED_CONCURRENCY", "yes", "It is neither true nor false.")]
    [TestCase("TAP_NAT_GATEWAYS", "two", "It is none of the choices.")]
    public void A_bad_value_is_refused_with_value_rule_and_way_out(string variable, string value, string reason) =>
        SettingRefusal.AssertRefused(variable, value, reason);

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
        var environment = AllStacks.Settings.ToDictionary(definition => definition.EnvironmentVariable, _ => "?!");

        var problems = Problems(environment);
        var paragraphs = Message(environment).Split($"{Environment.NewLine}{Environment.NewLine}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                problems, Has.Count.EqualTo(AllStacks.Settings.Count - 1), "the bucket is judged once project and environment are right");
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
        }
    }

    [TestCase("TAP_REGION", "AWS_REGION")]
    [TestCase("TAP_REGIN", "AWS_REGION")]
    [TestCase("TAP_ENVIRONMENT_SUFFIX", "ENVIRONMENT_SUFFIX")]
    [TestCase("TAP_CORS_ORIGINS", "TAP_CORS_ORIGIN")]
    [TestCase("tap_project", "TAP_PROJECT")]
    [TestCase("TAP_ALLOWED_IP", "TAP_ALLOWED_IPS")]
    public void A_misspelt_variable_of_ours_is_refused(string variable, string meant) =>
        Assert.That(Problems(new() { [variable] = "x" }).Single().Fix, Is.EqualTo($"write {meant}, or unset it."));

    [Test]
    public void A_variable_of_ours_that_no_setting_of_the_app_has_is_refused()
    {
        var problem = SettingRefusal.Of(new() { ["TAP_ALLOWED_IPS"] = "192.0.2.7" }).Problems.Single();
        Assert.That(
            (problem.Subject, problem.Rule, problem.Fix),
            Is.EqualTo((
                "environment variable TAP_ALLOWED_IPS",
                "Unknown settings are refused, not ignored.",
                "unset it, or add the stack that has the setting to the app.")));
    }

    [TestCase("""{ "allowedIps": ["192.0.2.7"] }""")]
    [TestCase("""{ "allowedIps": [] }""")]
    public void A_key_that_no_setting_of_the_app_has_is_refused(string context)
    {
        var problem = Refusal([], context, []).Problems.Single();
        Assert.That(
            (problem.Subject, problem.Rule, problem.Fix.Split(';')[0]),
            Is.EqualTo((
                "\"allowedIps\" in the context",
                "Unknown settings are refused, not ignored.",
                "remove it, or add the stack that has the setting to the app")));
    }

    [TestCase("ALLOWED_IP", "x")]
    [TestCase("TAP_SOMETHING_ELSE", "")]
    public void Variables_of_others_and_empty_ones_are_left_alone(string variable, string value) =>
        Assert.That(() => Settings.Read(new Dictionary<string, string> { [variable] = value }, contextJson: null), Throws.Nothing);

    [TestCaseSource(typeof(PagesTests), nameof(PagesTests.VariablesOfTools))]
    public void Variables_that_builds_tests_and_workflows_go_by_are_left_alone(string variable) =>
        Assert.That(() => Settings.Read(new Dictionary<string, string> { [variable] = "1" }, contextJson: null), Throws.Nothing);

    [TestCase("Project", "project")]
    [TestCase("environment_suffix", "environmentSuffix")]
    [TestCase("enviromentSufix", "environmentSuffix")]
    [TestCase("TAP_PROJECT", "project")]
    [TestCase("availabilityZone", "availabilityZones")]
    public void A_misspelt_key_is_refused(string key, string meant) =>
        Assert.That(Problems([], $$"""{ "{{key}}": "x" }""").Single().Fix, Is.EqualTo($"write \"{meant}\", or remove it."));

    private static IReadOnlyList<SettingProblem> Problems(Dictionary<string, string> environment, string? context = null) =>
        Refusal(environment, context, AllStacks.OwnSettings).Problems;

    private static string Message(Dictionary<string, string> environment) =>
        Refusal(environment, context: null, AllStacks.OwnSettings).Message;

    private static SettingsException Refusal(
        Dictionary<string, string> environment, string? context, IReadOnlyList<SettingDefinition> ofStacks) =>
        Assert.Throws<SettingsException>(() => Settings.Read(environment, context, ofStacks))!;
}
