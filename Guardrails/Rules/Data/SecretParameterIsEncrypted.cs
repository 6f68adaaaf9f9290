namespace Tap.Guardrails;

/// <summary>SSM parameters with secrets are of type SecureString.</summary>
internal sealed class SecretParameterIsEncrypted : Rule
{
    public override string Id => "TAP-SSM-1";

    public override string Title => "SSM parameters that hold secrets are SecureStrings";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html");

    public override string Exemptions => "Names of what a secret only has, such as kms-key-arn and token-ttl, and of keys that are none, "
        + "such as public-key and partition_key.";

    public override string WayOut => "make the parameter as an ApiKeyParameter, or set its type to SecureString.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from parameter in stack.All("aws_ssm_parameter")
        let isEncrypted = parameter["type"].IsOneOf("SecureString")
        where isEncrypted != Proof.Holds
        let name = parameter["name"]
        from finding in name.Alternatives.Any(IsOfSecret)
            ? Require(
                isEncrypted, parameter, $"is a {parameter["type"]} whose name, {name}, speaks of a secret", "its type", parameter["type"],
                "SecureString")
            : EndsInUnknown(name) ? [NotProven(parameter, "its name", name, "a SecureString, or a name that speaks of no secret")] : []
        select finding;

    // What is not known counts as a word of its own.
    private static bool IsOfSecret(Value name) =>
        SecretName.SpeaksOfSecret(string.Join('/', name.Parts.Select(part => part.Text ?? "")));

    private static bool EndsInUnknown(Value name) =>
        name.Alternatives.Any(one => one.Kind == ValueKind.Unknown && one.Parts[^1].Kind == ValueKind.Unknown);
}
