using System.Text.Json;
using Tap.Guardrails;

namespace Tap.Tests.Guardrails.Engine;

/// <summary>Reads policies wherever they stand and however they are written.</summary>
public sealed class PolicyModelTests
{
    private const string Statement =
        """{ "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["${aws_s3_bucket.data.arn}/*"] }""";

    private static string LocalPolicy => "locals { \"policy\": " + JsonSerializer.Serialize("{\"Statement\":" + Statement + "}") + " }";

    private static IEnumerable<TestCaseData> Spellings =>
    [
        Case("JSON", Policy($$"""{ "Version": "2012-10-17", "Statement": [{{Statement}}] }""")),
        Case("one statement", Policy($$"""{ "Statement": {{Statement}} }""")),
        Case("elements in lower case", Policy(
            """{ "statement": {"""
            + """ "sid": "Read", "effect": "Allow", "action": "s3:GetObject", "resource": "${aws_s3_bucket.data.arn}/*" } }""")),
        Case("jsonencode", Policy(
            """${jsonencode({ Statement = [{ Sid = "Read", Effect = "Allow", Action = ["s3:GetObject"], """
            + """Resource = "${aws_s3_bucket.data.arn}/*" }] })}""")),
        Case("a local", Policy("${local.policy}"), LocalPolicy),
        Case("a variable's default", Policy("${var.policy}"),
            """var.policy { "default": "{\"Statement\":{\"Sid\":\"Read\",\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\"}}" }"""),
        Case("a data source", Policy("${data.aws_iam_policy_document.it.json}"),
            """data.aws_iam_policy_document.it { "statement": { "sid": "Read", "actions": ["s3:GetObject"],"""
            + """ "resources": ["${aws_s3_bucket.data.arn}/*"] } }"""),
        Case("a data source that takes another", Policy("${data.aws_iam_policy_document.outer.minified_json}"),
            """data.aws_iam_policy_document.outer { "source_policy_documents": ["${data.aws_iam_policy_document.it.json}"] }""",
            """data.aws_iam_policy_document.it { "dynamic": { "statement": { "for_each": ["Read"], "content": """
            + """{ "sid": "${statement.value}", "actions": ["s3:GetObject"], "resources": ["${aws_s3_bucket.data.arn}/*"] } } } }"""),
    ];

    [TestCaseSource(nameof(Spellings))]
    public void A_policy_is_read_however_it_is_written(string[] blocks)
    {
        var policy = Read(blocks).Policies.Single();
        var statement = policy.Statements.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(policy.IsKnown);
            Assert.That((statement.Sid, statement.Allows), Is.EqualTo(("Read", true)));
            Assert.That(statement.Actions.Select(action => action.Text), Is.EqualTo(new[] { "s3:GetObject" }));
            if (statement.Resources is [var resource])
                Assert.That(resource.Parts.Select(part => part.Expression), Is.EqualTo(new[] { "${aws_s3_bucket.data.arn}", "/*" }));
        }
    }

    [TestCase("${var.unset}")]
    [TestCase("${data.aws_iam_policy_document.elsewhere.json}")]
    [TestCase("${file(\"policy.json\")}")]
    [TestCase("no JSON")]
    [TestCase("""{ "Statement": "${var.unset}" }""")]
    [TestCase("""${jsonencode(merge({ Statement = [] }, var.unset))}""")]
    [TestCase("""${jsonencode({ Statement = concat([], var.unset) })}""")]
    public void A_policy_that_may_say_anything_is_not_known(string policy) =>
        Assert.That(Read(Policy(policy)).Policies.Single().IsKnown, Is.False);

    [Test]
    public void A_conditional_gives_the_statements_of_both_branches() => Assert.That(
        Read(Policy("""${jsonencode({ Statement = [{ Effect = "Allow", Action = var.unset ? "s3:GetObject" : "s3:*" }] })}"""))
            .Policies.Single().Statements.Single().Actions.Select(action => action.Text),
        Is.EqualTo(new[] { "s3:GetObject", "s3:*" }));

    [TestCase("\"*\"", "AWS *")]
    [TestCase("""{ "AWS": "*" }""", "AWS *")]
    [TestCase("""{ "AWS": ["a", "b"], "Service": "s3.amazonaws.com" }""", "AWS a,AWS b,Service s3.amazonaws.com")]
    public void Principals_are_read(string principal, string expected) => Assert.That(
        string.Join(',', Read(Policy($$"""{ "Statement": { "Effect": "Deny", "Principal": {{principal}} } }""")).Policies.Single()
            .Statements.Single().Principals
            .Select(one => $"{one.Type} {one.Value}")),
        Is.EqualTo(expected));

    [TestCase("aws_iam_role.it", "assume_role_policy", PolicyKind.Trust)]
    [TestCase("aws_iam_role.it", "inline_policy", PolicyKind.Identity)]
    [TestCase("aws_s3_bucket.it", "policy", PolicyKind.Resource)]
    [TestCase("aws_vpc_endpoint.it", "policy", PolicyKind.Endpoint)]
    [TestCase("aws_new_thing.it", "who_may", PolicyKind.Resource)]
    public void A_policy_is_found_by_where_it_stands_or_by_what_it_says(string address, string argument, PolicyKind kind)
    {
        var text = JsonSerializer.Serialize("""{ "Statement": { "Effect": "Allow", "Principal": "*" } }""");
        var value = argument == "inline_policy" ? $$"""[{ "name": "a", "policy": {{text}} }]""" : text;
        Assert.That(Read($$"""{{address}} { "{{argument}}": {{value}} }""").Policies.Single().Kind, Is.EqualTo(kind));
    }

    private static StackModel Read(params IReadOnlyList<string> blocks) => StackModel.FromConfiguration(
        TerraformJson.Of(
            [.. blocks, .. blocks.Any(block => block.StartsWith("var.", StringComparison.Ordinal)) ? [] : new[] { "var.unset {}" }]));

    private static string Policy(string text) => $$"""aws_iam_policy.it { "policy": {{JsonSerializer.Serialize(text)}} }""";

    private static TestCaseData Case(string name, params string[] blocks) => new TestCaseData([blocks]).SetArgDisplayNames(name);
}
