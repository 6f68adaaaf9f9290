using System.Text.RegularExpressions;

namespace Tap.Guardrails;

/// <summary>No environment variable of a function holds a secret, by reference either.</summary>
internal sealed partial class FunctionVariableIsNoSecret : Rule
{
    // What names, finds or identifies a secret, and is none.
    private static readonly string[] Harmless =
    [
        "arn", "bucket", "endpoint", "function_name", "id", "invoke_arn", "key_arn", "key_id", "name", "path", "url", "version",
        "version_id",
    ];

    public override string Id => "TAP-LAMBDA-10";

    public override string Title => "Functions have no secret in their environment variables";

    public override Uri Source => new("https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html");

    public override string? Exemptions =>
        "ARNs, names and paths of secrets, which the function reads the value by. A literal is for TAP-SECRET-1.";

    public override string WayOut =>
        "pass the ARN or name of the secret, and let the function read the value: whoever may read the function's configuration sees its "
        + "variables, and Terraform's state keeps them.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from function in stack.All("aws_lambda_function")
        from environment in function.Blocks("environment")
        from finding in environment["variables"].Alternatives.SelectMany(variables => CheckVariables(stack, function, variables))
        select finding;

    private IEnumerable<Finding> CheckVariables(StackModel stack, ResourceBlock function, Value variables) =>
        variables.Kind == ValueKind.Unknown
            ? [NotProven(function, "its environment", variables, "variables that are written out")]
            : variables.Entries.Keys.SelectMany(name => CheckVariable(stack, function, name, variables.Entries[name]));

    private IEnumerable<Finding> CheckVariable(StackModel stack, ResourceBlock function, string name, Value value)
    {
        var isNamedSecret = SecretName.IsMatch(name);
        if (SecretValue.In(value, stack, isNamedSecret) is { } secret)
            return [On(function, $"has the value of {secret} in its variable {name}", null, "the ARN or name of the secret")];
        return isNamedSecret && value.Alternatives.Any(one => one.Kind == ValueKind.Unknown && !IsHarmless(one))
            ? [NotProven(function, $"its variable {name}", value, "the ARN or name of a secret")]
            : [];
    }

    private static bool IsHarmless(Value value) => value.Parts.Where(part => part.Text is null).All(part =>
        part.IsOfDeployment() && part.References.All(reference => reference.Address.StartsWith("local.", StringComparison.Ordinal)
            || Harmless.Contains(reference.Attribute.Split('.')[^1])));

    [GeneratedRegex(
        "(?:^|_)(?:SECRETS?|PASSWORD|PASSWD|PASSPHRASE|PWD|PASS|TOKEN|CREDENTIALS?|API_?KEYS?|ACCESS_?KEY|PRIVATE_?KEY|KEY)(?:_VALUE)?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex SecretName { get; }
}
