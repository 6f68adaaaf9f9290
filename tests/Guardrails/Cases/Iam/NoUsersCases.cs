namespace Tap.Tests.Guardrails.Cases.Iam;

internal sealed class NoUsersCases() : RuleCases("TAP-IAM-9")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new("a user", """aws_iam_user.u { "name": "ci" }"""),
        new("an access key", """aws_iam_access_key.k { "user": "ci" }"""),
        new("a password", """aws_iam_user_login_profile.p { "user": "eve" }"""),
        new("a credential of a service", """aws_iam_service_specific_credential.c { "user_name": "ci" }"""),
        new("members of a group", """aws_iam_group_membership.m { "group": "admins", "users": ["eve"] }"""),
        new("a policy of a user who is made elsewhere",
            """aws_iam_user_policy_attachment.a { "user": "eve", "policy_arn": "arn:aws:iam::123456789012:policy/orders" }"""),
        new("users by for_each, in a list",
            """{ "resource": { "aws_iam_user": { "u": [{ "for_each": "${toset([\"a\"])}", "name": "a" }] } } }"""),
        new("as many as a variable says", """aws_iam_user.u { "count": "${var.count}", "name": "ci" }""", "var.count {}"),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("a user that exists", """data.aws_iam_user.u { "user_name": "ci" }"""),
        new("none is made", """aws_iam_user.u { "count": 0, "name": "ci" }"""),
        new("none is made, by a local", """aws_iam_access_key.k { "count": "${local.keys}" }""", """locals { "keys": 0 }"""),
        new("a role", "aws_iam_role.r {}"),
        new("a user of Cognito", "aws_cognito_user.u {}"),
    ];
}
