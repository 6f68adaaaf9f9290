namespace Tap.Tests.Guardrails.Cases.Iam;

internal sealed class PolicyFitsCases() : RuleCases("TAP-IAM-4")
{
    private const int Maximum = 6144;

    // The rest of {"Statement":["…"]}.
    private static readonly string Name = new('x', Maximum - """{"Statement":[""]}""".Length);

    public override IEnumerable<RuleCase> Bad =>
    [
        new("one character more", $$"""aws_iam_policy.p { "policy": "{\"Statement\":[\"{{Name}}x\"]}" }"""),
        new("one character more, beside a reference",
            $$"""aws_iam_policy.p { "policy": "{\"Statement\":[\"{{Name}}${aws_s3_bucket.b.arn}x\"]}" }""", "aws_s3_bucket.b {}"),
        new("jsonencode", $$"""aws_iam_policy.p { "policy": "${jsonencode({ Statement = [\"{{Name}}x\"] })}" }"""),
        new("jsonencode with a reference",
            $$"""aws_iam_policy.p { "policy": "${jsonencode({ Statement = [\"{{Name}}\", aws_s3_bucket.b.arn] })}" }""",
                "aws_s3_bucket.b {}"),
        new("a policy document",
            """aws_iam_policy.p { "policy": "${data.aws_iam_policy_document.d.json}" }""",
            $$"""data.aws_iam_policy_document.d { "statement": { "actions": ["s3:GetObject"], "resources": ["arn:{{Name}}"] } }"""),
        new("a user's policy", $$"""aws_iam_user_policy.p { "policy": "{\"Statement\":[\"{{new string('x', 2048)}}\"]}" }"""),
        new("a trust policy", $$"""aws_iam_role.r { "assume_role_policy": "{\"Statement\":[\"{{new string('x', 4096)}}\"]}" }"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("it just fits", $$"""aws_iam_policy.p { "policy": "{\"Statement\":[\"{{Name}}\"]}" }"""),
        new("white space", $$"""aws_iam_policy.p { "policy": "{ \"Statement\":\n\t[ \"{{Name}}\" ] }" }"""),
        new("long references",
            """locals { "id": "${element(split(\":\", aws_iam_role.role.arn), 4)}" }""",
            $$"""aws_iam_policy.p { "policy": "{\"Statement\":[\"{{Name}}${local.id}${aws_s3_bucket.b.arn}\"]}" }""",
            "aws_s3_bucket.b {}", "aws_iam_role.role {}"),
        new("jsonencode", $$"""aws_iam_policy.p { "policy": "${jsonencode({ Statement = [\"{{Name}}\"] })}" }"""),
        new("a role's own policy, of which IAM takes more", $$"""aws_iam_role_policy.p { "policy": "{\"Statement\":[\"{{Name}}x\"]}" }"""),
    ];
}
