using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Iam;

internal sealed class PolicyAllowsByNameCases() : RuleCases("TAP-IAM-8")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new("all actions but one", Policy($$"""{ "NotAction": "iam:*", "Resource": "{{Table}}" }""")),
        new("all resources but one", Policy("""{ "Action": "s3:GetObject", "NotResource": ["arn:aws:s3:::secret/*"] }""")),
        new("everybody but one", Of("aws_sqs_queue_policy.q", "policy",
            """{ "NotPrincipal": { "AWS": "123456789012" }, "Action": "sqs:SendMessage", "Resource": "*" }""")),
        new("everybody but one is trusted", Role("""{ "NotPrincipal": { "AWS": "123456789012" }, "Action": "sts:AssumeRole" }""")),
        new("jsonencode", Encoded("aws_iam_policy.p", "policy", """
            { Effect = "Allow", NotAction = ["iam:CreateUser"], Resource = "arn" }
            """)),
        new("a policy document",
            """aws_iam_policy.p { "policy": "${data.aws_iam_policy_document.d.json}" }""",
            """data.aws_iam_policy_document.d { "statement": { "not_actions": ["iam:*"], "resources": ["arn"] } }"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("all actions but one are refused", Policy("""{ "Effect": "Deny", "NotAction": "s3:GetObject", "Resource": "*" }""")),
        new("all resources but one are refused", Policy("""{ "Effect": "Deny", "Action": "s3:*", "NotResource": ["arn:aws:s3:::a/*"] }""")),
        new("everybody but one is refused", Of("aws_s3_bucket_policy.p", "policy",
            """{ "Effect": "Deny", "NotPrincipal": { "AWS": "123456789012" }, "Action": "s3:GetObject", "Resource": "*" }""")),
        new("a policy document",
            """aws_iam_policy.p { "policy": "${data.aws_iam_policy_document.d.json}" }""",
            """data.aws_iam_policy_document.d { "statement": { "effect": "Deny", "not_actions": ["iam:*"], "resources": ["*"] } }"""),
        new("a service control policy", Of("aws_organizations_policy.p", "content", """{ "NotAction": "iam:*", "Resource": "*" }""")),
    ];
}
