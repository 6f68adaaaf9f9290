namespace Tap.Tests.Guardrails.Cases.Iam;

internal sealed class PolicyIsNotInlineCases() : RuleCases("TAP-IAM-3")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new("a role's", "aws_iam_role_policy.p {}"),
        new("a user's", "aws_iam_user_policy.p {}"),
        new("a group's", "aws_iam_group_policy.p {}"),
        new("a permission set's", "aws_ssoadmin_permission_set_inline_policy.p {}"),
        new("a block", """aws_iam_role.r { "inline_policy": { "name": "p", "policy": "{}" } }"""),
        new("a list of blocks", """aws_iam_role.r { "inline_policy": [{ "name": "p", "policy": "{}" }] }"""),
        new("a dynamic block", """
            aws_iam_role.r { "dynamic": { "inline_policy": { "for_each": [1], "content": { "name": "p", "policy": "{}" } } } }
            """),
        new("resources in lists", """{ "resource": [{ "aws_iam_role_policy": [{ "p": [{ "policy": "{}" }] }] }] }"""),
        new("one that is kept", """aws_iam_role_policies_exclusive.e { "role_name": "r", "policy_names": ["p"] }"""),
        new("one by reference that is kept",
            """aws_iam_role_policies_exclusive.e { "role_name": "r", "policy_names": ["${aws_iam_role_policy.p.name}"] }""",
            "aws_iam_role_policy.p {}") { At = "aws_iam_role_policies_exclusive.e" },
        new("dynamic blocks over a variable", """
            aws_iam_role.r { "dynamic": { "inline_policy": { "for_each": "${var.p}", "content": { "name": "p", "policy": "{}" } } } }
            """, "var.p {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("a customer-managed policy", "aws_iam_policy.p {}", "aws_iam_role.r {}"),
        new("no blocks", """aws_iam_role.r { "inline_policy": [] }"""),
        new("an empty block, which removes inline policies", """aws_iam_role.r { "inline_policy": [{}] }"""),
        new("none is kept", """aws_iam_role_policies_exclusive.e { "role_name": "r", "policy_names": [] }"""),
        new("none is made", """aws_iam_role_policy.p { "count": 0 }"""),
        new("none is made, by a local", """aws_iam_role_policy.p { "for_each": "${local.none}" }""", """locals { "none": {} }"""),
    ];
}
