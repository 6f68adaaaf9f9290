using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Iam;

internal sealed class FederationFixesSubjectCases() : RuleCases("TAP-IAM-7")
{
    private const string GitHub = "token.actions.githubusercontent.com";
    private const string Provider = $"arn:aws:iam::123456789012:oidc-provider/{GitHub}";

    public override IEnumerable<RuleCase> Bad =>
    [
        new("no condition", Role($$"""{ "Principal": { "Federated": "{{Provider}}" }, "Action": "sts:AssumeRoleWithWebIdentity" }""")),
        new("the audience only", Role(Of($$"""{ "StringEquals": { "{{GitHub}}:aud": "sts.amazonaws.com" } }"""))),
        .. new[] { "*", "repo:*", "repo:acme/*", "repo:acme/tap*", "repo:*:ref:refs/heads/main", "repo:acme/*:ref:refs/heads/main",
            "*:acme/tap:*" }
            .Select(subject => new RuleCase(subject, Role(Like($"\"{subject}\"")))),
        new("one of two subjects", Role(Like("""["repo:acme/tap:*", "repo:*"]"""))),
        new("a missing subject", Role(Of($$"""{ "StringLikeIfExists": { "{{GitHub}}:sub": "repo:acme/tap:*" } }"""))),
        new("every other subject", Role(Of($$"""{ "StringNotEquals": { "{{GitHub}}:sub": "repo:evil/tap:*" } }"""))),
        new("no value of the subject", Role(Of($$"""{ "ForAllValues:StringLike": { "{{GitHub}}:sub": "repo:acme/tap:*" } }"""))),
        new("every service account of a namespace", Role(Like("\"system:serviceaccount:orders:*\""))),
        new("every project of an organization", Role(Like("\"organization:acme:project:*\""))),
        new("SAML without an audience",
            Role("""{ "Principal": { "Federated": "arn:aws:iam::123456789012:saml-provider/p" }, "Action": "sts:AssumeRoleWithSAML" }""")),
        new("Cognito without an identity pool", Role(
            """{ "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity" }""")),
        new("a policy document",
            """aws_iam_role.r { "assume_role_policy": "${data.aws_iam_policy_document.d.json}" }""",
            $$"""
            data.aws_iam_policy_document.d { "statement": { "actions": ["sts:AssumeRoleWithWebIdentity"],
                "principals": { "type": "Federated", "identifiers": ["{{Provider}}"] },
                "condition": { "test": "StringLike", "variable": "{{GitHub}}:sub", "values": ["repo:*"] } } }
            """),
        new("an organization in a variable", Role(Like("\"repo:${var.org}/*\"")), "var.org {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("an environment", Role(Of($$"""{ "StringEquals": { "{{GitHub}}:sub": "repo:acme/tap:environment:production" } }"""))),
        new("audience and subjects", Role(Of($$"""
            { "StringEquals": { "{{GitHub}}:aud": "sts.amazonaws.com", "{{GitHub}}:sub": ["repo:acme/tap:pull_request",
                "repo:acme/tap:ref:refs/heads/main"] } }
            """))),
        new("branches of a repository", Role(Like("\"repo:acme/tap:ref:refs/heads/*\""))),
        new("one of some subjects", Role(Of($$"""{ "ForAnyValue:StringLike": { "{{GitHub}}:SUB": "repo:acme/tap:*" } }"""))),
        new("the provider of the stack", Role($$"""
            { "Principal": { "Federated": "${aws_iam_openid_connect_provider.p.arn}" }, "Action": ["sts:AssumeRoleWithWebIdentity"],
              "Condition": { "StringEquals": { "{{GitHub}}:sub": "repo:acme/tap:pull_request" } } }
            """.ReplaceLineEndings("")), "aws_iam_openid_connect_provider.p {}"),
        new("SAML with its audience", Role("""
            { "Principal": { "Federated": "arn:aws:iam::123456789012:saml-provider/p" }, "Action": "sts:AssumeRoleWithSAML",
              "Condition": { "StringEquals": { "SAML:aud": "https://signin.aws.amazon.com/saml" } } }
            """.ReplaceLineEndings(""))),
        new("an identity pool of Cognito", Role("""
            { "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": { "StringEquals": { "cognito-identity.amazonaws.com:aud": "us-east-1:12345678-aaaa-bbbb-cccc-123456790ab" } } }
            """.ReplaceLineEndings(""))),
        new("a service", Role("""{ "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }""")),
        new("a service account", Role(Like("\"system:serviceaccount:orders:writer\""))),
    ];

    private static string Like(string subjects) => Of($$"""{ "StringLike": { "{{GitHub}}:sub": {{subjects}} } }""");

    private static string Of(string condition) =>
        $$"""{ "Principal": { "Federated": "{{Provider}}" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {{condition}} }""";
}
