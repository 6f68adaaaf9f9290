using System.Text.Json;

namespace Tap.Tests.Guardrails.Cases;

/// <summary>Cases of the rules that demand TLS, which differ by the resource alone.</summary>
/// <param name="ruleId">The rule.</param>
/// <param name="owner">The address of the resource: <c>aws_sqs_queue.it</c>. Its name is <c>acme</c>.</param>
/// <param name="argument">The argument of its policy that refers to it, and its attribute: <c>queue_url</c>, <c>url</c>.</param>
/// <param name="action">What is to be denied: <c>sqs:*</c>.</param>
/// <param name="resources">What is to be covered: <c>["${aws_sqs_queue.it.arn}"]</c>.</param>
public abstract class TlsCases(string ruleId, string owner, (string Name, string Attribute) argument, string action, string resources)
    : RuleCases(ruleId)
{
    private const string Http = "{Bool = {\"aws:SecureTransport\" = \"false\"}}";
    private const string Condition = """{"Bool":{"aws:SecureTransport":"false"}}""";

    /// <summary>The resource itself.</summary>
    protected string Owner => $$"""{{owner}} { "{{(Service == "s3" ? "bucket" : "name")}}": "acme" }""";

    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("no policy", Owner) { At = owner },
        new RuleCase("another effect", Owner, Policy(Denial(effect: "\"Allow\""))) { At = $"{PolicyType}.it" },
        new RuleCase("denied with TLS", Owner, Policy(Denial(condition: """{"Bool":{"aws:SecureTransport":"true"}}"""))),
        new RuleCase("another action", Owner, Policy(Denial(action: $"\"{Service}:GetObject\""))),
        new RuleCase("all of another service", Owner, Policy(Denial(action: "\"ec2:*\""))),
        new RuleCase("only one principal", Owner, Policy(Denial(principal: """{"AWS":"arn:aws:iam::111122223333:root"}"""))),
        new RuleCase("only services", Owner, Policy(Denial(principal: """{"Service":"*"}"""))),
        new RuleCase("all but one principal", Owner, Policy(
            Denial().Replace("\"Principal\"", "\"NotPrincipal\"", StringComparison.Ordinal))),
        new RuleCase("all but one action", Owner, Policy(Denial().Replace("\"Action\"", "\"NotAction\"", StringComparison.Ordinal))),
        new RuleCase("another resource", Owner, Policy(Denial(resource: $"\"arn:aws:{Service}:::other\""))),
        new RuleCase("the same name in other letters", Owner, Policy(
            Denial(resource: $"[\"arn:aws:{Service}:::ACME\",\"arn:aws:{Service}:::ACME/*\"]"))),
        new RuleCase("the same name in another service", Owner, Policy(
            Denial(resource: """["arn:aws:ec2:::acme","arn:aws:ec2:::acme/*"]"""))),
        new RuleCase("an empty condition", Owner, Policy(Denial(condition: "{}"))),
        new RuleCase("without a condition", Owner, Policy(
            Denial().Replace($",\"Condition\":{Condition}", "", StringComparison.Ordinal))),
        new RuleCase("another key", Owner, Policy(Denial(condition: """{"Bool":{"aws:ViaAWSService":"false"}}"""))),
        new RuleCase("a further operator", Owner, Policy(
            Denial(condition: """{"Bool":{"aws:SecureTransport":"false"},"StringNotEquals":{"aws:PrincipalAccount":"111122223333"}}"""))),
        new RuleCase("a further key", Owner, Policy(
            Denial(condition: """{"Bool":{"aws:SecureTransport":"false","aws:PrincipalIsAWSService":"false"}}"""))),
        new RuleCase("another operator", Owner, Policy(Denial(condition: """{"Null":{"aws:SecureTransport":"true"}}"""))),
        new RuleCase("an operator for text", Owner, Policy(Denial(condition: """{"StringEquals":{"aws:SecureTransport":"false"}}"""))),
        new RuleCase("another policy beside it", Owner, Policy(Denial()), Policy(Denial(effect: "\"Allow\""), "second")) { At = owner },
        new RuleCase("the resource's own policy beside it", Own(Denial()), Policy(Denial())) { At = owner },
        new RuleCase("the resource's own policy without it", Own(Denial(effect: "\"Allow\""))) { At = owner },
        new RuleCase("count 0", Owner, Policy(Denial(), more: "\"count\": 0,")) { At = owner },
        new RuleCase("the policy of another", Owner, Policy(Denial(), of: "other")) { At = owner },
        new RuleCase("a policy that is not known", Owner, PolicyOf("\"${var.policy}\""), "var.policy {}") { IsUnproven = true },
        new RuleCase("a principal that is not known", Owner, Policy(Denial(principal: "\"${var.p}\"")), "var.p {}") { IsUnproven = true },
        new RuleCase("a policy in one branch", Owner, PolicyOf($"\"${{var.on ? {Quoted(Denial())} : \\\"{{}}\\\"}}\""), "var.on {}"),
        new RuleCase("everybody in one branch", Owner, PolicyOf(Encoded(Http, "var.on ? \"*\" : \"111122223333\"")), "var.on {}")
        {
            IsUnproven = true,
        },
        new RuleCase("statements in one branch", Owner, PolicyOf(
            Encoded(Http).Replace("Statement = ", "Statement = var.on ? [] : ", StringComparison.Ordinal)), "var.on {}")
        {
            IsUnproven = true,
        },
        new RuleCase(
            "conditions that are not known", Owner,
            PolicyOf(Encoded("merge({Bool = {\"aws:SecureTransport\" = \"false\"}}, var.conditions)")), "var.conditions {}")
        {
            IsUnproven = true,
        },
        new RuleCase(
            "an operator that is not known", Owner,
            PolicyOf(Encoded("{Bool = {\"aws:SecureTransport\" = \"false\"}, StringNotEquals = var.conditions}")), "var.conditions {}")
        {
            IsUnproven = true,
        },
        new RuleCase(
            "a statement that may not be there", Owner, PolicyOf("\"${data.aws_iam_policy_document.it.json}\""),
            $$"""
            data.aws_iam_policy_document.it { "dynamic": { "statement": { "for_each": "${var.on}", "content": {{Statement}} } } }
            """, "var.on {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("everybody", Owner, Policy(Denial())),
        new RuleCase("everybody as AWS, and only where the key exists", Owner, Policy(
            Denial(principal: """{"AWS":"*"}""", condition: """{"BoolIfExists":{"AWS:securetransport":["false"]}}"""))),
        new RuleCase("everybody as a list, a boolean", Owner, Policy(
            Denial(principal: """{"AWS":["*"]}""", condition: """{"Bool":{"aws:SecureTransport":false}}"""))),
        new RuleCase("a list of actions", Owner, Policy(Denial(action: $"[\"{action}\",\"{Service}:Other\"]"))),
        new RuleCase("every action", Owner, Policy(Denial(action: "\"*\""))),
        new RuleCase("any resource", Owner, Policy(Denial(resource: "\"*\""))),
        new RuleCase("ARNs written out", Owner, Policy(Denial(resource: resources.Replace(
            $"${{{owner}.arn}}", Service == "s3" ? "arn:aws:s3:::acme" : $"arn:aws:{Service}:us-east-1:${{local.account}}:acme",
            StringComparison.Ordinal))), """locals { "account": "111122223333" }"""),
        new RuleCase("beside another statement, by name", Owner, Policy(
            $"{Denial(effect: "\"Allow\"", principal: "{\"AWS\":\"111122223333\"}", condition: "{}")},{Denial()}")),
        new RuleCase("one statement, not a list", Owner, PolicyOf(JsonSerializer.Serialize($$"""{"Statement":{{Denial()}}}"""))),
        new RuleCase("the resource's own policy", Own(Denial())),
        new RuleCase("jsonencode", Owner, PolicyOf(Encoded(Http))),
        new RuleCase(
            "a data source", Owner, PolicyOf("\"${data.aws_iam_policy_document.it.json}\""),
            $$"""data.aws_iam_policy_document.it { "statement": [{{Statement}}] }"""),
    ];

    private string Service => action.Split(':')[0];

    private string PolicyType => $"{owner.Split('.')[0]}_policy";

    private string Statement => $$"""
        {
          "effect": "Deny", "actions": ["{{action}}"], "resources": {{resources}}, "principals": { "type": "*", "identifiers": ["*"] },
          "condition": { "test": "Bool", "variable": "aws:SecureTransport", "values": ["false"] }
        }
        """;

    /// <summary>A statement that is as it has to be, but for what is given, as JSON.</summary>
    protected string Denial(
        string effect = "\"Deny\"", string principal = "\"*\"", string? action = null, string? resource = null, string? condition = null) =>
        $$"""{"Effect":{{effect}},"Principal":{{principal}},"Action":{{action ?? Text(Action)}},"Resource":{{resource ?? resources}}"""
        + $$""","Condition":{{condition ?? Condition}}}""";

    /// <summary>The policy of the resource with statements.</summary>
    protected string Policy(string statements, string name = "it", string more = "", string? of = null) =>
        PolicyOf(JsonSerializer.Serialize($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}"""), name, more, of);

    private string Action => action;

    private static string Text(string value) => $"\"{value}\"";

    private string PolicyOf(string json, string name = "it", string more = "", string? of = null) => $$"""
        {{PolicyType}}.{{name}} { {{more}} "{{argument.Name}}": "{{of ?? $"${{{owner}.{argument.Attribute}}}"}}", "policy": {{json}} }
        """;

    private string Own(string statements) =>
        $$"""{{owner}} { "policy": {{JsonSerializer.Serialize($$"""{"Statement":[{{statements}}]}""")}} }""";

    // By an expression: the condition and the principal are expressions, too.
    private string Encoded(string condition, string principal = "\"*\"") => JsonSerializer.Serialize(
        $$"""${jsonencode({Statement = [{Effect = "Deny", Principal = {{principal}}, Action = "{{action}}", Resource = "*","""
        + $$""" Condition = {{condition}}}]})}""");

    // A policy as a string in an expression, within JSON.
    private static string Quoted(string statements)
    {
        var policy = JsonSerializer.Serialize($$"""{"Statement":[{{statements.Replace("${", "$${", StringComparison.Ordinal)}}]}""");
        return JsonSerializer.Serialize(policy)[1..^1];
    }
}
