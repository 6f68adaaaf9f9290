using System.Text.RegularExpressions;

namespace Tap.Guardrails;

/// <summary>SSM parameters with secrets are of type SecureString.</summary>
internal sealed partial class SecretParameterIsEncrypted : LegacyRule
{
    public override string Id => "TAP-SSM-1";

    public override string Title => "SSM parameters that hold secrets are SecureStrings";

    public override Uri Source =>
        new("https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html");

    public override string WayOut => "make the parameter as an ApiKeyParameter, or set its type to SecureString.";

    public override IEnumerable<Finding> Check(StackJson stack) => stack.All("aws_ssm_parameter")
        .Where(parameter => parameter.Text("type") != "SecureString" && SecretName.IsMatch(parameter.Text("name") ?? ""))
        .Select(parameter => On(
            parameter,
            $"is a {parameter.Text("type") ?? "parameter without a type"} whose name, {parameter.Text("name")}, speaks of a secret"));

    [GeneratedRegex("key|secret|password|token", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName { get; }
}
