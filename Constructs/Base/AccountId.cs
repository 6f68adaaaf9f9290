namespace Tap;

/// <summary>
/// The id of the account that a stack is deployed to, as the Terraform local <c>account_id</c>. It comes from the ARN of the stack's first
/// role that depends on nothing, because a data source would call AWS at every plan and make offline plans impossible. Roles are replaced
/// less often than any other resource; while one is being replaced, its ARN is unknown, and so is every policy that names the account. Only
/// a stack without such a role uses a data source (<c>data.aws_caller_identity</c>).
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

    /// <summary>Returns the account's id in an ARN; the ARN of a bucket contains none.</summary>
    /// <param name="arn">The ARN.</param>
    /// <returns>A reference to the 12 digits.</returns>
    public static string In(string arn) => Token.AsString(Fn.Element(Fn.Split(":", arn), 4));

    /// <summary>Takes the id from a role, unless it has been taken from an earlier one.</summary>
    /// <param name="role">The role.</param>
    /// <param name="trust">
    /// Its trust policy. A policy that refers to other resources is skipped: it may name the account, so that the role would depend on its
    /// own ARN.
    /// </param>
    public void TakeFrom(TerraformResource role, string trust)
    {
        if (source is not null || Imported.IsReference(trust))
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
