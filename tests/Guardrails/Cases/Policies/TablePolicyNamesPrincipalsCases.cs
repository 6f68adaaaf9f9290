using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Policies;

internal sealed class TablePolicyNamesPrincipalsCases() : PrincipalCases("TAP-DYNAMODB-3", "aws_dynamodb_resource_policy", "policy",
    "dynamodb:GetItem")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        .. base.Bad,
        new("a stream", Of("aws_dynamodb_resource_policy.s", "policy",
            """{ "Principal": { "AWS": "*" }, "Action": "dynamodb:GetRecords", "Resource": "*" }""")),
    ];

}
