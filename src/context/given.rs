//! First names that are common in Britain. No such list is complete, and none decides alone: beside a last name that
//! is no word, one of these makes a full name of what might be a place or a firm.

/// In the order of their letters.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "Aaliyah", "Aaron", "Abbie", "Abby", "Abdul", "Abdullah", "Abigail", "Adam", "Adele", "Adrian", "Agnes", "Ahmed",
    "Aidan", "Aimee", "Aisha", "Alan", "Alana", "Albert", "Alec", "Alexander", "Alexandra", "Alexis", "Alfie",
    "Alfred", "Alice", "Alicia", "Alison", "Alistair", "Allan", "Allison", "Amanda", "Amara", "Amelia", "Amina",
    "Amir", "Amy", "Ana", "Andre", "Andrea", "Andrew", "Andrzej", "Angela", "Angus", "Anita", "Ann", "Anna", "Anne",
    "Annie", "Anthony", "Antonia", "Archie", "Arthur", "Asha", "Ashanti", "Ashleigh", "Ashley", "Audrey", "Ava",
    "Ayesha", "Barbara", "Barry", "Beatrice", "Becky", "Benjamin", "Bernard", "Bethan", "Bethany", "Beverley",
    "Billy", "Bo", "Bradley", "Brandon", "Brenda", "Brendan", "Brian", "Bridget", "Bronwen", "Bryn", "Bryony",
    "Caitlin", "Callum", "Calum", "Cameron", "Carl", "Carla", "Carmel", "Carol", "Caroline", "Carys", "Catherine",
    "Cathy", "Ceri", "Chantelle", "Charlene", "Charles", "Charlotte", "Chelsea", "Cheryl", "Chioma", "Chloe",
    "Christian", "Christina", "Christine", "Christopher", "Ciaran", "Claire", "Clara", "Clare", "Clive", "Cody",
    "Colin", "Connor", "Conor", "Corey", "Courtney", "Craig", "Curtis", "Daisy", "Damian", "Damien", "Daniel",
    "Danielle", "Danny", "Darren", "Darryl", "David", "Dean", "Deborah", "Debra", "Declan", "Deepak", "Delroy",
    "Delyth", "Demi", "Denise", "Dennis", "Derek", "Desmond", "Devante", "Diane", "Dilys", "Dominic", "Donald",
    "Donna", "Dorothy", "Douglas", "Duncan", "Dwayne", "Dylan", "Eamonn", "Edward", "Eileen", "Eilidh", "Elaine",
    "Eleanor", "Elena", "Elias", "Elijah", "Elin", "Elizabeth", "Ella", "Ellen", "Ellie", "Elliot", "Emily", "Emma",
    "Emmanuel", "Eric", "Erin", "Esther", "Ethan", "Evan", "Eve", "Evelyn", "Faisal", "Farah", "Fatima", "Fatou",
    "Fergus", "Finlay", "Fiona", "Florence", "Frances", "Francesca", "Francis", "Frank", "Fraser", "Freddie",
    "Frederick", "Gareth", "Gary", "Gavin", "Gemma", "Geoffrey", "George", "Georgia", "Georgina", "Geraint", "Gerald",
    "Geraldine", "Gerard", "Gethin", "Giles", "Gillian", "Gloria", "Gordon", "Graeme", "Graham", "Gregory", "Gwen",
    "Hamza", "Hannah", "Harley", "Harriet", "Harrison", "Harry", "Harvey", "Hassan", "Hayden", "Hayley", "Heather",
    "Heidi", "Helen", "Henry", "Hilary", "Howard", "Hugh", "Hussein", "Iain", "Ian", "Ibrahim", "Idris", "Imani",
    "Imogen", "Imran", "Ingrid", "Ioana", "Iqra", "Irene", "Isaac", "Isabel", "Isabella", "Isabelle", "Isla",
    "Ismail", "Ivy", "Jack", "Jackie", "Jacob", "Jacqueline", "Jade", "Jaden", "Jake", "Jamal", "James", "Jamie",
    "Jan", "Jane", "Janet", "Janice", "Jared", "Jasmin", "Jasmine", "Jason", "Jayden", "Jaydon", "Jayne", "Jean",
    "Jeffrey", "Jemma", "Jennifer", "Jenny", "Jeremy", "Jermaine", "Jerome", "Jess", "Jessica", "Jill", "Joan",
    "Joanna", "Joanne", "Joe", "Joel", "John", "Jolene", "Jonathan", "Jordan", "Joseph", "Josephine", "Josh",
    "Joshua", "Joyce", "Judith", "Julia", "Julian", "Julie", "Juliet", "Justin", "Kacey", "Kai", "Kaitlyn", "Karen",
    "Karl", "Karolina", "Kassim", "Kate", "Katherine", "Kathleen", "Kathryn", "Katie", "Katrina", "Kayleigh",
    "Keeley", "Keiran", "Keith", "Kelly", "Kelvin", "Kenneth", "Kenzie", "Kerry", "Kevin", "Khadija", "Khalid",
    "Kian", "Kieran", "Kieron", "Kimberley", "Kirsty", "Kitty", "Krystal", "Kyle", "Kylie", "Lara", "Laura", "Lauren",
    "Leah", "Leanne", "Lee", "Leigh", "Leo", "Leon", "Leroy", "Leslie", "Lewis", "Liam", "Lily", "Linda", "Lindsay",
    "Lisa", "Logan", "Lorna", "Lorraine", "Louis", "Louise", "Luca", "Lucas", "Lucy", "Luke", "Lydia", "Lynn",
    "Mackenzie", "Maddison", "Madison", "Mairead", "Malachi", "Malcolm", "Malik", "Mandy", "Marcin", "Marcus",
    "Margaret", "Maria", "Marie", "Marion", "Marjorie", "Marlon", "Martha", "Martin", "Martyn", "Mary", "Mateusz",
    "Matilda", "Matthew", "Maureen", "Max", "Maya", "Megan", "Mehmet", "Melanie", "Melissa", "Mia", "Michael",
    "Michaela", "Michal", "Michelle", "Mikey", "Millie", "Miriam", "Mohamed", "Mohammed", "Moira", "Molly", "Monica",
    "Muhammad", "Mustafa", "Myles", "Nadia", "Nadine", "Nancy", "Naomi", "Natalie", "Natasha", "Nathan", "Ned",
    "Neil", "Nia", "Niamh", "Nicholas", "Nicola", "Nicole", "Nigel", "Nikita", "Noah", "Noel", "Nora", "Norman",
    "Nuala", "Oliver", "Olivia", "Omar", "Oscar", "Owain", "Owen", "Paige", "Pamela", "Patricia", "Patrick", "Paul",
    "Paula", "Pauline", "Peggy", "Peter", "Philip", "Philippa", "Phillip", "Phoebe", "Phyllis", "Piotr", "Precious",
    "Priya", "Quentin", "Rachael", "Rachel", "Rahim", "Raj", "Rajesh", "Ralph", "Raymond", "Rebecca", "Reece",
    "Reuben", "Rhian", "Rhiannon", "Rhodri", "Rhys", "Ricardo", "Richard", "Ricky", "Riley", "Rita", "Robert",
    "Robyn", "Rodney", "Roger", "Roland", "Ronald", "Ronan", "Rory", "Rosemary", "Ross", "Rowena", "Roy", "Ruby",
    "Rupert", "Russell", "Ruth", "Ryan", "Saffron", "Saima", "Sally", "Salma", "Sam", "Samantha", "Samira", "Samson",
    "Samuel", "Sandra", "Sanjay", "Sara", "Sarah", "Scott", "Sean", "Sebastian", "Selina", "Serena", "Shane",
    "Shanelle", "Shania", "Shanice", "Shannon", "Sharon", "Shaun", "Shauna", "Sheila", "Shelley", "Sheryl", "Shirley",
    "Sian", "Sidney", "Simon", "Sinead", "Siobhan", "Sophia", "Sophie", "Stacey", "Stanley", "Stefan", "Stella",
    "Stephanie", "Stephen", "Steven", "Stuart", "Sunita", "Susan", "Suzanne", "Sylvia", "Tamara", "Tamsin", "Tanisha",
    "Tanya", "Tara", "Tariq", "Tasha", "Taylor", "Teagan", "Tegan", "Terence", "Teresa", "Terry", "Thea", "Thelma",
    "Theresa", "Thomas", "Tiffany", "Tilly", "Timothy", "Tina", "Tobias", "Toby", "Tomasz", "Toni", "Tony", "Tracey",
    "Tracy", "Trevor", "Tristan", "Tyler", "Tyrone", "Ursula", "Valerie", "Vanessa", "Vera", "Veronica", "Vicky",
    "Victor", "Victoria", "Vincent", "Vivian", "Wayne", "Wendy", "Wesley", "William", "Winston", "Xavier", "Yasmin",
    "Yusuf", "Yvonne", "Zac", "Zachary", "Zain", "Zainab", "Zara", "Zoe", "Zoya",
];

/// Whether a word is a first name that many people have.
pub(super) fn is_given(word: &str) -> bool {
    GIVEN.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{GIVEN, is_given};

    #[test]
    fn names_stand_in_order() {
        assert!(GIVEN.is_sorted());
        assert!(is_given("Darren") && !is_given("Parade"));
    }
}
