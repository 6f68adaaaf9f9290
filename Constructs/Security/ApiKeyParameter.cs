using System.Text.RegularExpressions;
using HashiCorp.Cdktf.Providers.Aws.SsmParameter;
using Tap.Core;

namespace Tap.Security;

/// <summary>Settings of an <see cref="ApiKeyParameter"/>.</summary>
public sealed partial record ApiKeyParameterProps : IConstructProps
{
    internal const string VariableKind = "Terraform variable";

    // Names that Terraform reserves (https://developer.hashicorp.com/terraform/language/block/variable).
    private static readonly string[] Reserved =
        ["count", "depends_on", "for_each", "lifecycle", "locals", "providers", "source", "version"];

    /// <summary>
    /// The parameter's name within the naming convention. <value>Default: the stack's name and the construct's id.</value>
    /// </summary>
    public string? Name { get; init; }

    /// <summary>
    /// The Terraform variable with the value, unique in its stack: <c>api_key</c> is set in <c>TF_VAR_api_key</c>. <value>Default: the
    /// construct's id with <c>_</c> for every character other than letters and digits, such as <c>api_key</c> for <c>api-key</c>.</value>
    /// </summary>
    public string? Variable { get; init; }

    /// <summary>
    /// What happens to the parameter when a plan would delete or replace it. <see cref="Tap.Removal.Retain"/> is refused, because SSM keeps
    /// nothing of a deleted parameter. <value>Default: <see cref="Deployment.DefaultRemoval"/>.</value>
    /// </summary>
    public Removal? Removal
    {
        get;
        init => field = value is { } removal ? Guard.Defined(removal, "The removal of an API key's parameter") : null;
    }

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id)
    {
        var variable = VariableOf(id);
        return
        [
            InputProblems.Of(() => deployment.Names.Parameter(deployment.NameOf(id, Name))),
            Identifier.IsMatch(variable) && !Reserved.Contains(variable)
                ? null
                : $"its variable is '{variable}', but a variable's name is letters, digits and _, begins with no digit, and is none of "
                    + $"{string.Join(", ", Reserved)}: choose another {nameof(Variable)}",
            deployment.ClaimedBy(VariableKind, variable) is { } other
                ? $"its variable is '{variable}', which is that of '{other}': choose another {nameof(Variable)}"
                : null,
            Removal == Tap.Removal.Retain ? "its removal is Retain, but SSM keeps no parameter that is deleted: take Protect" : null,
        ];
    }

    internal string VariableOf(string id) => Variable ?? NoWord.Replace(id, "_");

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Identifier { get; }

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex NoWord { get; }
}

/// <summary>
/// An API key, or a JSON object of keys by name, in an SSM SecureString parameter
/// (<see href="https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html"/>). Its value
/// comes from outside: from <c>TF_VAR_{variable}</c> when the parameter is created, or later from an operator. It is set through a
/// write-only argument, so that neither the plan nor the state contains it. Without a value, or with an empty one, the parameter holds
/// <see cref="Unset"/>, and handlers refuse all requests. Once the parameter exists, Terraform changes only its tags.
/// </summary>
public sealed class ApiKeyParameter : TapConstruct
{
    /// <summary>The value of a parameter whose key has not been set yet.</summary>
    public const string Unset = "unset";

    // SSM changes these only together with the value
    // (https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html). At that time the provider no longer knows
    // the write-only value: it would send an empty one, or overwrite an operator's value with that of the variable.
    private static readonly string[] WrittenWithTheValue =
        ["allowed_pattern", "data_type", "description", "key_id", "tier", "type", "value", "value_wo", "value_wo_version"];

    /// <summary>Creates the Terraform variable and the parameter.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The parameter's settings. <value>Default: all defaults.</value></param>
    /// <exception cref="InputException">Name, variable or removal is invalid; the message lists all problems.</exception>
    public ApiKeyParameter(Construct scope, string id, ApiKeyParameterProps? props = null)
        : base(scope, id, props ??= new())
    {
        Variable = props.VariableOf(id);
        Deployment.Claim(ApiKeyParameterProps.VariableKind, Variable, ConstructPath);
        var variable = new TerraformVariable(this, "value", new TerraformVariableConfig
        {
            Type = "string",
            Default = Unset,
            Sensitive = true,
            Nullable = false,
            Description = $"The API key that callers must send; set it with TF_VAR_{Variable}, never in a file",
        });
        variable.OverrideLogicalId(Variable);
        variable.AddOverride("ephemeral", true);
        Parameter = new SsmParameter(this, "parameter", new SsmParameterConfig
        {
            Name = Deployment.Names.Parameter(Deployment.NameOf(id, props.Name)),
            Type = "SecureString",
            Description = "API key of the service; its value is set outside Terraform",
            // CI systems and shells often pass an unset variable as an empty one, and SSM rejects an empty value.
            ValueWo = Token.AsString(Fn.Coalesce([variable.StringValue, Unset])),
            ValueWoVersion = 1,
            Lifecycle = this.RemovalOf(props.Removal).Lifecycle(WrittenWithTheValue),
        });
    }

    /// <summary>The Terraform variable with the value.</summary>
    public string Variable { get; }

    /// <summary>The parameter.</summary>
    public SsmParameter Parameter { get; }

    /// <summary>Allows a grantee to read this parameter: <c>ssm:GetParameter</c>.</summary>
    /// <param name="grantee">The role, or a construct that runs as one.</param>
    public void GrantRead(IGrantee grantee) =>
        new Grant { Resource = ConstructId, Actions = ["ssm:GetParameter"], Arns = [Parameter.Arn] }.To(grantee);
}
