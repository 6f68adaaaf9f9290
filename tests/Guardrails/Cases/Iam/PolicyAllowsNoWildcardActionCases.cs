using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Iam;

internal sealed class PolicyAllowsNoWildcardActionCases() : RuleCases("TAP-IAM-1")
{
    private const string Everything = """{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn\"}}""";

    public override IEnumerable<RuleCase> Bad =>
    [
        new("every action", Policy(On("\"*\""))),
        new("all of a service, in a list", Policy(On("""["s3:GetObject", "s3:*"]"""))),
        new("capital letters", Policy(On("\"S3:*\""))),
        new("a question mark", Policy(On("\"s3:Get?bject\""))),
        new("question marks for the verb", Policy(On("\"s3:???Object\""))),
        new("a wildcard in the middle", Policy(On("\"dynamodb:*Item\""))),
        new("a wildcard at the end", Policy(On("\"dynamodb:Put*\""))),
        new("the star is an escape", Policy(On(""" "s3:\u002a" """))),
        new("names of elements in lower case", Policy($$"""{ "action": "s3:*", "resource": "{{Table}}" }""")),
        new("an element that stands there twice", Policy($$"""{ "action": "s3:GetObject", "Action": "s3:*", "Resource": "{{Table}}" }""")),
        new("the second statement", Policy(On("\"s3:GetObject\""), On("\"sqs:*\""))),
        new("one statement, no list", $$"""aws_iam_policy.p { "policy": "{{Everything}}" }"""),
        new("jsonencode", Encoded("aws_iam_policy.p", "policy", """{ Effect = "Allow", Action = "s3:*", Resource = "arn" }""")),
        new("a policy in a local", """aws_iam_policy.p { "policy": "${local.policy}" }""", $$"""locals { "policy": "{{Everything}}" }"""),
        new("a policy in a default", """aws_iam_policy.p { "policy": "${var.policy}" }""",
            $$"""var.policy { "default": "{{Everything}}" }"""),
        new("a policy document without an effect",
            """aws_iam_policy.p { "policy": "${data.aws_iam_policy_document.d.json}" }""",
            """data.aws_iam_policy_document.d { "statement": { "actions": ["dynamodb:*"], "resources": ["arn"] } }"""),
        new("a policy document of a policy document",
            """aws_iam_policy.p { "policy": "${data.aws_iam_policy_document.d.json}" }""",
            """data.aws_iam_policy_document.d { "source_policy_documents": ["${data.aws_iam_policy_document.e.json}"] }""",
            """data.aws_iam_policy_document.e { "statement": [{ "actions": ["dynamodb:*"], "resources": ["arn"] }] }"""),
        new("a policy document that is overridden",
            """aws_iam_policy.p { "policy": "${data.aws_iam_policy_document.d.json}" }""",
            $$"""data.aws_iam_policy_document.d { "override_policy_documents": ["{{Everything}}"] }"""),
        new("a dynamic statement",
            """aws_iam_policy.p { "policy": "${data.aws_iam_policy_document.d.json}" }""",
            """
            data.aws_iam_policy_document.d { "dynamic": { "statement": { "for_each": ["s3:*"],
                "content": { "actions": ["${statement.value}"], "resources": ["arn"] } } } }
            """),
        new("resources in lists", $$"""{ "resource": [{ "aws_iam_policy": [{ "p": [{ "policy": "{{Everything}}" }] }] }] }"""),
        new("policies by for_each",
            $$"""
            aws_iam_policy.p { "for_each": { "a": "{{Everything}}" }, "policy": "${each.value}" }
            """) { At = "aws_iam_policy.p[\"a\"]" },
        new("an action in a local", Policy(On("\"${local.action}\"")), """locals { "action": "s3:*" }"""),
        new("an action by format", Policy(On("""
            "${format("%s:%s", "s3", "*")}"
            """))),
        new("one of two actions", Policy(On("""
            "${var.all ? "s3:*" : "s3:GetObject"}"
            """)), "var.all {}"),
        new("a role's inline policy", Of("aws_iam_role_policy.p", "policy", On("\"s3:*\""))),
        new("an inline block", $$"""aws_iam_role.r { "inline_policy": { "name": "p", "policy": "{{Everything}}" } }"""),
        new("a group's policy", Of("aws_iam_group_policy.p", "policy", On("\"s3:*\""))),
        new("a permission set", Of("aws_ssoadmin_permission_set_inline_policy.p", "inline_policy", On("\"s3:*\""))),
        new("a trust policy", Role("""{ "Action": "sts:*", "Principal": { "Service": "lambda.amazonaws.com" } }""")),
        new("an action in a variable", Policy(On("\"${var.action}\"")), "var.action {}") { IsUnproven = true },
        new("a verb in a variable", Policy(On("\"s3:${var.verb}Object\"")), "var.verb {}") { IsUnproven = true },
        new("a policy in a file", """aws_iam_policy.p { "policy": "${file(\"policy.json\")}" }""") { IsUnproven = true },
        new("a statement in a variable", """
            aws_iam_policy.p { "policy": "${jsonencode({ Statement = [{ Effect = \"Deny\", Action = \"s3:*\" }, var.statement] })}" }
            """, "var.statement {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("one action", Policy(On("\"dynamodb:GetItem\""))),
        new("several actions, the service in capitals", Policy(On("""["dynamodb:GetItem", "DynamoDB:PutItem"]"""))),
        new("a wildcard that is denied", Policy(On("\"s3:GetObject\""), """{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }""")),
        new("jsonencode", Encoded("aws_iam_policy.p", "policy", """{ Effect = "Allow", Action = ["s3:GetObject"], Resource = "arn" }""")),
        new("a policy document",
            """aws_iam_policy.p { "policy": "${data.aws_iam_policy_document.d.json}" }""",
            """
            data.aws_iam_policy_document.d { "statement": [{ "effect": "Allow", "actions": ["s3:GetObject"], "resources": ["arn"] }] }
            """),
        new("an action by a default", Policy(On("\"${var.action}\"")), """var.action { "default": "dynamodb:GetItem" }"""),
        new("one of two named actions", Policy(On("""
            "${var.write ? "s3:PutObject" : "s3:GetObject"}"
            """)), "var.write {}"),
        new("a bucket policy that refuses all", Of("aws_s3_bucket_policy.p", "policy",
            """{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*" }""")),
        new("quotes in a reference", Policy("""
            { "Action": "s3:GetObject", "Resource": "a:${element(split(":", local.arn), 4)}" }
            """), """locals { "arn": "a:b:c:d:e" }"""),
    ];

    private static string On(string action) => $$"""{ "Action": {{action}}, "Resource": "{{Table}}" }""";
}
