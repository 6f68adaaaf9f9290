using System.Text.RegularExpressions;

namespace Tap.Guardrails;

/// <summary>No stack contains a secret as plain text.</summary>
internal sealed partial class SecretIsNoLiteral : LegacyRule
{
    public override string Id => "TAP-SECRET-1";

    public override string Title => "Secrets are no literals";

    public override Uri Source => new("https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html");

    public override string WayOut => "set the value outside the code, as ApiKeyParameter does, and take the literal for known: revoke it.";

    public override IEnumerable<Finding> Check(StackJson stack) => [
        .. stack.All("aws_ssm_parameter")
            .Where(parameter => parameter.Text("type") == "SecureString")
            .SelectMany(parameter => Literals(parameter, "value", "value_wo", "insecure_value")),
        .. stack.All("aws_secretsmanager_secret_version")
            .SelectMany(version => Literals(version, "secret_string", "secret_string_wo", "secret_binary")),
        .. stack.All("aws_lambda_function").SelectMany(SecretVariables),
        .. stack.Resources.Where(resource => Credential.IsMatch(resource.Value.GetRawText()))
            .Select(resource => On(resource, "has an access key or a private key in it")),
    ];

    private IEnumerable<Finding> Literals(LegacyResource resource, params IReadOnlyList<string> arguments) => arguments
        .Where(argument => IsLiteral(resource.Text(argument)))
        .Select(argument => On(resource, $"has its {argument} written out"));

    private IEnumerable<Finding> SecretVariables(LegacyResource function) => function.Blocks("environment")
        .SelectMany(environment => LegacyResource.BlocksOf(environment, "variables"))
        .SelectMany(variables => variables.EnumerateObject())
        .Where(variable => SecretVariable.IsMatch(variable.Name) && IsLiteral(variable.Value.ToString()))
        .Select(variable => On(function, $"has the environment variable {variable.Name} written out"));

    private static bool IsLiteral(string? value) => value is { Length: > 0 } && !value.Contains("${", StringComparison.Ordinal);

    [GeneratedRegex("(?:^|_)(?:KEY|SECRET|PASSWORD|TOKEN)$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretVariable { get; }

    [GeneratedRegex(@"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----")]
    private static partial Regex Credential { get; }
}
