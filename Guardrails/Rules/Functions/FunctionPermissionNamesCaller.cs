namespace Tap.Guardrails;

/// <summary>Who may call a function is an account, a role, or a service for one resource.</summary>
internal sealed class FunctionPermissionNamesCaller : Rule
{
    // Alexa sends the id of the skill instead of an ARN, and the rules of AWS Config have no ARN when the permission is made.
    private const string Alexa = "alexa-appkit.amazon.com";
    private const string Config = "config.amazonaws.com";

    private const string Expected = "source_arn of one resource, and source_account where the ARN has none";

    public override string Id => "TAP-LAMBDA-5";

    public override string Title => "Function permissions name who calls";

    public override Uri Source => new("https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html");

    public override IReadOnlyList<Control> Controls =>
    [
        Control.SecurityHub("Lambda.1"), Control.ControlTower("CT.LAMBDA.PR.2"),
        Control.ControlTower("AWS-GR_LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED"),
    ];

    public override string? Exemptions =>
        "An account, role or user by number or ARN, everybody of one organization (principal_org_id), Alexa with event_source_token, "
        + "and AWS Config with source_account: none of them has a source ARN.";

    public override string WayOut =>
        "give the permission the source_arn of the API, topic, rule or bucket that calls, with source_account for a bucket, whose ARN "
        + "names no account: without them, that of any account may call.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
    [
        .. stack.All("aws_lambda_permission").SelectMany(CheckPermission),
        .. stack.All("aws_lambda_layer_version_permission").SelectMany(permission => Require(
            IsAccountOrIdentity(permission["principal"]).Or(IsOrganization(permission["organization_id"])),
            permission, $"lets {permission["principal"]} use the layer", "its principal", permission["principal"], "an account")),
    ];

    private IEnumerable<Finding> CheckPermission(ResourceBlock permission)
    {
        var principal = permission["principal"];
        var proof = Proofs.All(principal.Alternatives, one => IsNamedCaller(one, permission));
        return
        [
            .. Require(proof, permission, $"lets {principal} call for anybody", "its principal or source",
                Deciding(permission, principal), Expected),
            .. Require(
                permission["action"].Is(action => action.Text is { } text && !text.Contains('*', StringComparison.Ordinal)), permission,
                $"allows {permission["action"]}", "its action", permission["action"], "lambda:InvokeFunction"),
        ];
    }

    private static Proof IsNamedCaller(Value principal, ResourceBlock permission)
    {
        var source = permission["source_arn"];
        var account = SourceArn.IsAccount(permission["source_account"]);
        var ofOneSource = SourceArn.IsFixed(source)
            .And(principal.Text != "s3.amazonaws.com" && SourceArn.NamesAccount(source) ? Proof.Holds : account);
        var named = ofOneSource.Or(IsOrganization(permission["principal_org_id"]));
        return principal.Text switch
        {
            "" => Proof.Broken,
            null when !principal.IsPresent => Proof.Broken,
            Alexa => permission["event_source_token"].IsNamed().Or(named),
            Config => account.Or(named),
            { } text when text.Contains('*', StringComparison.Ordinal) => IsOrganization(permission["principal_org_id"]),
            _ => named.Or(IsAccountOrIdentity(principal)),
        };
    }

    // Services have a host name, and accounts and ARNs have none.
    private static Proof IsAccountOrIdentity(Value principal) => Proofs.All(principal.Alternatives, one => one.Text is { } text
        ? Proofs.Of(!text.Contains('*', StringComparison.Ordinal)
            && (text.StartsWith("arn:", StringComparison.Ordinal) || SourceArn.IsAccount(one) == Proof.Holds))
        : one.Parts.Any(part => part.Text?.Contains('.', StringComparison.Ordinal) == true) ? Proof.Broken
        : one.IsNamed());

    private static Proof IsOrganization(Value id) => Proofs.All(id.Alternatives, one => one.Text is { } text
        ? Proofs.Of(text.StartsWith("o-", StringComparison.Ordinal) && text.AsSpan().IndexOfAny('*', '?') < 0)
        : one.IsNamed());

    private static Value Deciding(ResourceBlock permission, Value principal) =>
        principal.Kind == ValueKind.Unknown ? principal
        : permission["source_arn"].IsPresent && SourceArn.IsFixed(permission["source_arn"]) != Proof.Holds ? permission["source_arn"]
        : permission["source_account"].IsPresent ? permission["source_account"] : permission["source_arn"];
}
