namespace Tap.Guardrails;

/// <summary>No stack contains a secret as plain text.</summary>
internal sealed class SecretIsNoLiteral : Rule
{
    // Arguments that hold nothing but secrets. Of a parameter they do so when it is a SecureString.
    private static readonly Dictionary<string, string[]> Holders = new()
    {
        ["aws_secretsmanager_secret_version"] = ["secret_string", "secret_string_wo", "secret_binary"],
        ["aws_ssm_parameter"] = ["value", "value_wo", "insecure_value"],
        ["aws_api_gateway_api_key"] = ["value"],
        ["aws_kms_ciphertext"] = ["plaintext"],
    };

    // What carries no value of its own.
    private static readonly string[] Meta = ["depends_on", "lifecycle", "provider", "type", "count", "for_each"];

    public override string Id => "TAP-SECRET-1";

    public override string Title => "Secrets are no literals";

    public override Uri Source => new("https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html");

    public override string Exemptions =>
        "The word unset, empty texts, and references to what the code does not hold, such as variables without a default, pass; so do "
        + "names, ARNs and paths of secrets. In a plan the value of a variable is no literal.";

    public override string WayOut => "set the value outside the code, as ApiKeyParameter does, and take the literal for known: revoke it.";

    public override IEnumerable<Finding> Check(StackModel stack)
    {
        var literals = new SecretLiterals(stack);
        return
            from block in stack.Blocks
            from literal in LiteralsIn(literals, block).DistinctBy(literal => literal.Path)
            select On(block, $"has {literal.Path} written out: {literal.Kind}", expected: "a reference to what the code does not hold");
    }

    private static IEnumerable<SecretLiteral> LiteralsIn(SecretLiterals literals, ResourceBlock block)
    {
        // The name of a variable or an output says what its value is.
        var description = literals.In(block["description"], "description", "description");
        if (block.Kind == BlockKind.Output)
            return [.. description, .. literals.In(block["value"], block.LogicalId, "value")];
        if (block.Kind == BlockKind.Variable)
        {
            return block["sensitive"].Boolean == true
                ? [.. description, .. literals.OfSecret(block["default"], "default")]
                : [.. description, .. literals.In(block["default"], block.LogicalId, "default")];
        }

        return block.Names.Where(argument => !Meta.Contains(argument)).SelectMany(argument => Holds(block, argument)
            ? literals.OfSecret(block[argument], argument)
            : literals.In(block[argument], argument, argument));
    }

    private static bool Holds(ResourceBlock block, string argument) =>
        Holders.TryGetValue(block.Type, out var arguments) && arguments.Contains(argument)
        && (block.Type != "aws_ssm_parameter" || block["type"].IsOneOf("SecureString") != Proof.Broken);
}
