namespace Tap;

/// <summary>
/// The id of the account that a stack is deployed to, as the Terraform local <c>account_id</c>. It is taken from the ARN of the first role
/// of the stack that depends on nothing: a data source would ask AWS at every plan, and no plan could be made offline. Of all resources
/// roles are replaced least; while one is, its ARN is unknown, and with it every policy that names the account. Only a stack without such
/// a role asks AWS (<c>data.aws_caller_identity</c>).
/// </summary>
/// <param name="stack">The stack.</param>
internal sealed class AccountId(TerraformStack stack)
{
    private const string DataSource = "caller-identity";

    private TerraformLocal? local;
    private string? reference;
    private string? source;

    /// <summary>A reference to the 12 digits.</summary>
    public string Reference => reference ??= (local = new TerraformLocal(stack, "account_id", source ?? AskAws())).AsString;

    /// <summary>The account's id in an ARN; a bucket's has none.</summary>
    /// <param name="arn">The ARN.</param>
    /// <returns>A reference to the 12 digits.</returns>
    public static string In(string arn) => Token.AsString(Fn.Element(Fn.Split(":", arn), 4));

    /// <summary>Takes the id from a role, unless it has been taken from an earlier one.</summary>
    /// <param name="role">The role.</param>
    /// <param name="trust">
    /// Its trust policy. One that refers to other resources may name the account, and the role would wait for its own ARN.
    /// </param>
    public void TakeFrom(TerraformResource role, string trust)
    {
        if (source is not null || trust.Contains("${", StringComparison.Ordinal))
            return;

        source = $$"""${element(split(":", {{role.Address}}.arn), 4)}""";
        if (local is null)
            return;

        local.Expression = source;
        stack.Node.TryRemoveChild(DataSource);
    }

    private string AskAws()
    {
        var config = new TerraformResourceConfig { TerraformResourceType = "aws_caller_identity" };
        return new TerraformDataSource(stack, DataSource, config).GetStringAttribute("account_id");
    }
}
