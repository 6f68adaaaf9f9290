namespace Tap.Security;

/// <summary>The AWS account that a stack is deployed to.</summary>
public static class Account
{
    /// <summary>
    /// The account's id, taken from the ARN of something in it. A data source would ask AWS at every plan, and no plan could be made
    /// offline.
    /// </summary>
    /// <param name="arn">
    /// The ARN of a resource of the stack that outlives its data, best a role: while a resource is replaced its ARN is unknown, and with it
    /// every policy that names the account, so one of a table or of a log group would have keys' policies planned as "known after apply". A
    /// bucket's ARN has no account.
    /// </param>
    /// <returns>A reference to the 12 digits.</returns>
    public static string IdOf(string arn) => Token.AsString(Fn.Element(Fn.Split(":", arn), 4));
}
